"use strict";
// Draws the charts: in the theme of the page, as wide as their column; for paper light, and to fit on a sheet.
(() => {
  const SHEET = { width: 680, height: 800 }; // px within the margins of A4, with room for a heading
  const AHEAD = "1500px"; // a chart is drawn before it comes into view
  const CONFIG = { displayModeBar: false, showSendToCloud: false, plotlyServerURL: "", responsive: false };
  const { charts, dark, font } = JSON.parse(document.getElementById("charts").textContent);
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const places = [...document.querySelectorAll("[data-chart]")];
  const drawn = new Set();

  const isDark = () => {
    const theme = document.documentElement.dataset.theme;
    return theme === "dark" || (theme === "auto" && prefersDark.matches);
  };

  // Colours stand alone, with two digits of opacity, as rgba(), or in the style of a tag of ours.
  const COLOUR = /^(#[0-9a-f]{6})([0-9a-f]{2})?$/i;
  const STYLE = /(<span style='[^'>]*?color:)(#[0-9a-f]{6})/gi;
  const RGBA = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/;
  const hex = (...parts) => "#" + parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  const rgb = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const darker = (colour) => dark[colour.toLowerCase()] || colour;
  function inDark(value) {
    if (typeof value === "string") {
      const colour = COLOUR.exec(value);
      if (colour) return darker(colour[1]) + (colour[2] || "");
      const faint = RGBA.exec(value);
      if (faint) return `rgba(${rgb(darker(hex(...faint.slice(1, 4)))).join(",")},${faint[4]})`;
      return value.replace(STYLE, (_, before, found) => before + darker(found));
    }
    if (Array.isArray(value)) return value.map(inDark);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inDark(each)]));
    }
    return value;
  }

  // The widest layout that there is room for; the narrowest if there is room for none.
  const layoutFor = (chart, width) => chart.find((each) => each.layout.width <= width) || chart[chart.length - 1];

  function draw(place, onPaper) {
    const width = onPaper ? SHEET.width : place.parentElement.clientWidth;
    const made = JSON.parse(JSON.stringify(layoutFor(charts[place.dataset.chart], width)));
    const { data, layout } = !onPaper && isDark() ? inDark(made) : made;
    layout.width = Math.max(width, layout.width);
    const fits = Math.min(1, width / layout.width, onPaper ? SHEET.height / layout.height : 1);
    // Plotly measures its text: it must be drawn before it is made smaller.
    place.style.zoom = "";
    place.style.minHeight = "";
    drawn.add(place);
    Plotly.react(place, data, layout, CONFIG);
    if (fits < 1) place.style.zoom = String(fits);
  }

  const again = () => drawn.forEach((place) => draw(place, false));

  function begin() {
    document.documentElement.classList.add("drawn");
    const near = new IntersectionObserver(
      (seen) => seen.filter((each) => each.isIntersecting && !drawn.has(each.target)).forEach((each) => draw(each.target, false)),
      { rootMargin: AHEAD },
    );
    for (const place of places) {
      const { layout } = layoutFor(charts[place.dataset.chart], place.parentElement.clientWidth);
      place.style.minHeight = `${layout.height}px`;
      near.observe(place);
    }
    prefersDark.addEventListener("change", again);
    window.addEventListener("beforeprint", () => places.forEach((place) => draw(place, true)));
    window.addEventListener("afterprint", again);
    let asked = 0;
    let before = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth === before) return;
      before = window.innerWidth;
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(again);
    });
  }

  // Text is as wide as its typeface, so that comes first.
  document.fonts.load(`16px "${font.split(",")[0]}"`).then(begin, begin);
})();
