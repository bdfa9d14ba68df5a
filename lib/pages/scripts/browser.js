// What the page does in the browser by itself: keeps its history, copies its link, begins at its top, leads Tab into popovers, presents a chart.

// Streamlit makes an entry of the history for every address it writes: two for a link between pages, four for a button. One act, one entry.
let acted = false;
let actedAt = 0;

function keepHistory() {
  if (history.isKept) return;
  history.isKept = true;
  const push = history.pushState.bind(history);
  history.pushState = (...entry) => {
    (acted ? push : history.replaceState.bind(history))(...entry);
    acted = false;
  };
  const note = () => {
    acted = true;
    actedAt = Date.now();
  };
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, note, true);
}

function copyLink(button) {
  button.onclick = async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Link copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  };
}

// Streamlit may leave another page where the one before was scrolled to. Not on the way back or forward: what is found
// again there is where it was, as far as the page has it.
let open;
let isReturning = false;

function beginAtTop(page) {
  if (open !== undefined && page !== open && !isReturning) {
    document.querySelector('[data-testid="stMain"]')?.scrollTo({ top: 0, behavior: "instant" });
  }
  open = page;
  isReturning = false;
}

// Streamlit puts an open popover at the end of the document, where Tab comes last. From its button Tab leads into it, and
// from its end back to the button.
const FOCUSABLE = "a[href], button:enabled, input:enabled, textarea:enabled, [tabindex]";

function leadIntoPopover(event) {
  const body = event.key === "Tab" && document.querySelector('[data-testid="stPopoverBody"]');
  const button = body && document.querySelector('[data-testid="stPopover"] button[aria-expanded="true"]');
  if (!button) return;
  const inside = [...body.querySelectorAll(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
  const ring = [button, ...inside];
  const at = ring.indexOf(document.activeElement);
  const isAtEnd = event.shiftKey ? at === 1 : at === 0 || at === ring.length - 1;
  if (at < 0 || !isAtEnd || !inside.length) return;
  event.preventDefault();
  ring[event.shiftKey ? 0 : (at + 1) % ring.length].focus();
}

const STEPS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
const PATIENCE = 3000; // ms in which a click is answered; a chart that does not come is asked for again, twice as long each time

// What is presented, and the chart that was asked for (0: none) until it comes: keys count on from there. They may come
// before the page is drawn, and what they ask for is lost when something else makes the server start anew.
let presented = { slide: null, of: 0 };
let asked = null;
let again = { at: 0, after: PATIENCE };
let turnTo;

function ask(number, patience = PATIENCE) {
  asked = number;
  again = { at: Date.now() + patience, after: patience };
  turnTo(number);
}

function isIdle() {
  return document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
}

function askAgain() {
  if (asked !== null && isIdle() && Date.now() > again.at) ask(asked, 2 * again.after);
}

function turn(event) {
  const at = asked ?? presented.slide;
  const next = event.key === "Escape" ? 0 : at + (STEPS[event.key] ?? 0);
  if (!at || next === at || (next === 0 && event.key !== "Escape") || next > presented.of) return;
  event.preventDefault();
  if (presented.slide) ask(next);
  else asked = next; // the presentation is about to begin
}

function begin(event) {
  if (!event.target.closest?.(".st-key-presentation_begin")) return;
  asked = 1;
  again = { at: Date.now() + PATIENCE, after: PATIENCE };
}

function listen() {
  addEventListener("keydown", turn, true);
  addEventListener("keydown", leadIntoPopover, true);
  addEventListener("click", begin, true);
  addEventListener("popstate", () => {
    asked = null;
    isReturning = true;
  });
  setInterval(() => {
    fill(presented);
    askAgain();
  }, 200);
}

// A chart is drawn at its usual width, no lower than usual, and enlarged to fill the screen: its text grows with it.
function fill({ chart, width }) {
  const part = partOf(chart);
  const drawn = part?.querySelector(".main-svg");
  if (!drawn) return;
  part.dataset.usual ??= drawn.getAttribute("height");
  const height = Math.max(Number(part.dataset.usual), (width * innerHeight) / innerWidth);
  part.style.height = `${height}px`;
  // Not the part around it, which is measured to lay out the chart.
  const scale = 0.98 * Math.min(innerWidth / width, innerHeight / height);
  part.querySelector(".js-plotly-plot").style.transform = `scale(${scale})`;
}

function partOf(chart) {
  return chart ? document.querySelector(`.st-key-${chart}`)?.firstElementChild : null;
}

function present(data, turnToIt) {
  if (!turnTo) listen();
  turnTo = turnToIt;
  const before = presented;
  presented = data;
  const part = partOf(before.chart);
  if (part && before.chart !== data.chart) part.style.height = part.querySelector(".js-plotly-plot").style.transform = "";
  if (asked === (data.slide ?? 0) || asked > data.of) asked = null;
  else if (asked && data.slide && !before.slide) ask(asked);
}

// What the server coloured, it colours anew when the browser turns light or dark. Not while it may have to answer a click:
// what is told meanwhile comes from the page of before, to which the server would go back.
function followScheme(changed) {
  window.stopFollowing?.();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const tell = () => setTimeout(() => {
    if (isIdle() && Date.now() > actedAt + PATIENCE) changed(dark.matches ? "dark" : "light");
    else tell();
  }, 1000); // Streamlit turns first
  dark.addEventListener("change", tell);
  window.stopFollowing = () => dark.removeEventListener("change", tell);
}

export default function ({ data, parentElement, setTriggerValue }) {
  keepHistory();
  copyLink(parentElement.querySelector("button"));
  beginAtTop(data.page);
  present(data, (slide) => setTriggerValue("go", slide));
  followScheme((scheme) => setTriggerValue("scheme", scheme));
}
