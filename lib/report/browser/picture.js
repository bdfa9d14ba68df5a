// Draws a figure as it will be saved and saves it, in the browser. The typeface goes into the SVG: an image made of an
// SVG does not see the fonts of the page.

const SVG = "http://www.w3.org/2000/svg";
const FAMILY = "Source Sans";
const DATA_URI = "data:image/svg+xml,";
const METRE_PER_INCH = 0.0254;
const TWICE = 2;

let plotly, face;

function loaded(address) {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { plotly = undefined; reject(new Error("The drawing library did not load.")); };
    document.head.append(script);
  });
  return plotly;
}

async function typeface(address) {
  face ??= fetch(address)
    .then((answer) => {
      if (!answer.ok) throw new Error("The typeface did not load.");
      return answer.blob();
    })
    .then((blob) => new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(`data:font/woff2;base64,${reader.result.split(",")[1]}`);
      reader.readAsDataURL(blob);
    }))
    .catch((error) => { face = undefined; throw error; });
  return face;
}

// The page has the typeface too, but may not have asked for it yet: text is measured with it.
async function measurable(uri) {
  if (![...document.fonts].some((font) => font.family.includes(FAMILY) && font.status === "loaded")) {
    document.fonts.add(await new FontFace(FAMILY, `url(${uri})`, { weight: "200 900" }).load());
  }
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 14px "${FAMILY}"`)));
}

function child(parent, name, text) {
  const made = parent.ownerDocument.createElementNS(SVG, name);
  made.textContent = text;
  return made;
}

const BOX = "\u{10FFFD}"; // for private use: no typeface has it
const SIZE = 32; // px
const [SHOWN, INVISIBLE] = [12, /[\s\p{C}\p{M}]/u];

// The characters for which no typeface is here: each is drawn as the same box. `blob`: an SVG.
export async function lacking(blob) {
  const root = new DOMParser().parseFromString(await blob.text(), "image/svg+xml");
  const written = [...root.querySelectorAll("text")].map((each) => each.textContent).join("");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SIZE, SIZE];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  [pen.font, pen.textBaseline] = [`${SIZE / 2}px "${FAMILY}"`, "middle"];
  const shape = (character) => {
    pen.clearRect(0, 0, SIZE, SIZE);
    pen.fillText(character, SIZE / 8, SIZE / 2);
    return pen.getImageData(0, 0, SIZE, SIZE).data.join();
  };
  const box = shape(BOX);
  return [...new Set(written)].filter((each) => !INVISIBLE.test(each) && shape(each) === box).join("");
}

function boxes(characters) {
  const all = [...characters];
  const more = all.length > SHOWN ? ` and ${all.length - SHOWN} more` : "";
  const named = `${all.slice(0, SHOWN).join(" ")}${more}`;
  return all.length ? ` This computer has no typeface for ${named}: boxes stand in the image.` : "";
}

export async function drawn(wanted) {
  const Plotly = await loaded(wanted.plotly);
  const uri = await typeface(wanted.typeface);
  await measurable(uri);
  const { data, layout } = JSON.parse(wanted.figure);
  const [width, height] = wanted.page;
  const written = await Plotly.toImage({ data, layout }, { format: "svg", width, height });
  const root = new DOMParser().parseFromString(decodeURIComponent(written.slice(DATA_URI.length)), "image/svg+xml")
    .documentElement;
  root.setAttribute("width", wanted.width);
  root.setAttribute("height", wanted.height);
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("role", "img");
  const style = child(root, "style", `@font-face{font-family:"${FAMILY}";src:url(${uri}) format("woff2");font-weight:200 900}`);
  root.prepend(child(root, "title", wanted.title), child(root, "desc", wanted.alt), style);
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function shown(blob) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("The image could not be drawn."));
    image.src = URL.createObjectURL(blob);
  });
}

export async function png(blob, wanted) {
  const image = await shown(blob);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [TWICE * wanted.width, TWICE * wanted.height];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return wanted.dpi ? sized(made, TWICE * wanted.dpi) : made;
}

// A pHYs chunk behind the header says how large it is printed (PNG specification, 11.3.4.3).
async function sized(blob, dpi) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const chunk = new DataView(new ArrayBuffer(21));
  chunk.setUint32(0, 9);
  [..."pHYs"].forEach((letter, place) => chunk.setUint8(4 + place, letter.charCodeAt(0)));
  const perMetre = Math.round(dpi / METRE_PER_INCH);
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  chunk.setUint32(17, checksum(new Uint8Array(chunk.buffer, 4, 13)));
  const header = 33;
  return new Blob([bytes.slice(0, header), chunk.buffer, bytes.slice(header)], { type: "image/png" });
}

function checksum(bytes) {
  let found = ~0;
  for (const byte of bytes) {
    found ^= byte;
    for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
  }
  return ~found >>> 0;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export default function ({ data: wanted, parentElement }) {
  const place = (name) => parentElement.querySelector(`[data-part="${name}"]`);
  const [preview, note, buttons] = [place("preview"), place("note"), [...parentElement.querySelectorAll("button")]];
  const work = (parentElement.framescopeWork ?? 0) + 1; // only the last drawing asked for is shown
  parentElement.framescopeWork = work;
  buttons.forEach((button) => { button.disabled = true; });
  const failed = (error) => { note.textContent = `${error.message} Reload the page and try again.`; };
  drawn(wanted)
    .then(async (blob) => {
      const missing = boxes(await lacking(blob));
      if (parentElement.framescopeWork !== work) return;
      URL.revokeObjectURL(preview.src);
      preview.src = URL.createObjectURL(blob);
      preview.alt = wanted.alt;
      note.textContent = `${wanted.note}${missing}`;
      place("svg").onclick = () => save(blob, `${wanted.name}.svg`);
      place("png").onclick = () => png(blob, wanted).then((made) => save(made, `${wanted.name}.png`), failed);
      buttons.forEach((button) => { button.disabled = false; });
    })
    .catch(failed);
}
