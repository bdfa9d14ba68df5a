// Draws a figure and gives a sentence for each text that leaves the image or touches another one.
async (figure) => {
  const place = document.getElementById("c");
  await Plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true });
  const image = place.querySelector(".svg-container").getBoundingClientRect();
  const boxes = [...place.querySelectorAll("text")].flatMap((text) => {
    const lines = [...text.querySelectorAll("tspan.line")];
    return (lines.length ? lines : [text])
      .map((line) => ({ of: text, said: line.textContent, box: line.getBoundingClientRect() }))
      .filter(({ said, box }) => said.trim() && box.width);
  });
  const faults = [];
  for (const { said, box } of boxes) {
    const beyond = Math.max(image.left - box.left, box.right - image.right, image.top - box.top, box.bottom - image.bottom);
    if (beyond > 0.5) faults.push(`cut by ${beyond.toFixed(1)} px: ${said}`);
  }
  // A line's box is as high as the typeface's tallest letters; ink needs less.
  const ink = ({ box }) => ({ top: box.top + 0.2 * box.height, bottom: box.bottom - 0.2 * box.height, left: box.left, right: box.right });
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      const [a, b] = [ink(one), ink(other)];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 0.5 && high > 0.5) faults.push(`${one.said} | ${other.said} (${wide.toFixed(1)} x ${high.toFixed(1)} px)`);
    }
  });
  return faults;
}
