"""The dashboard's entry: streamlit run app.py. Streamlit imports it to serve it, and runs it for every session."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.starlette import App

from lib.pages.assets import routes
from lib.pages.loading import load_rest, page_module
from lib.pages.login import account, admitted
from lib.pages.server import EXCEPTION_HANDLERS, MIDDLEWARE, refuse_open_server, take_public_name, to_first_page
from lib.pages.state.places import remember_pages
from lib.pages.turns import turns

PAGES = tuple("start overview compare words naming quotes article audit lexicon check report methods corpora".split())
LOGO = Path(__file__).parent / "lib" / "pages" / "logo.svg"
STYLE = """
<style>
.stMainBlockContainer { position: relative; max-width: 1320px; padding-top: 4.5rem; padding-bottom: 5rem; }
.st-key-page_tools { position: absolute !important; top: 6.75rem; right: 5rem; width: auto !important; z-index: 1; }
.st-key-page_tools > * { width: auto !important; flex: none; }
h1, .st-key-page_notices { padding-right: 13.5rem; }
h1 { letter-spacing: -0.015em; }
[data-testid="stMetricLabel"] { opacity: .8; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { color: inherit !important; }
[data-testid="stCaptionContainer"] { opacity: .8; }
[data-testid="stFileUploaderDropzone"] { min-height: 9.5rem; align-items: center; justify-content: center; }
[data-testid="stFileUploaderDropzone"]::before { content: "Drop files here, or"; margin-right: .6rem; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stTab"][aria-selected="true"] * { color: inherit; font-weight: 600; }
[data-testid="stTab"][aria-selected="true"] { color: inherit; }
[data-testid="stButtonGroup"] button:is([aria-checked="true"], [aria-pressed="true"]) { color: inherit !important; }
[data-testid="stBaseButton-tertiary"]:is(:hover, :focus, :active) { color: inherit !important; }
[data-testid="stBaseButton-tertiary"]:hover p { text-decoration: underline; }
.fs-files { width: 100%; border-collapse: collapse; font-size: .9rem; }
.fs-files th { text-align: left; font-weight: 600; opacity: .8; }
.fs-files th, .fs-files td { padding: .45rem .6rem; border-bottom: 1px solid rgba(128, 128, 128, .25); }
.fs-files td { vertical-align: top; overflow-wrap: anywhere; }
.fs-files :is(th, td):nth-child(1) { width: 30%; }
.fs-files :is(th, td):nth-child(-n+3):not(:first-child) { white-space: nowrap; }
:is(a, [data-testid="stBaseButton-elementToolbar"]):focus-visible {
  outline: 2px solid !important; outline-offset: 2px;
}
.st-key-overview_panels [data-testid="stColumn"] > * > [data-testid="stLayoutWrapper"] { flex-grow: 1; }
[data-testid="stTooltipIcon"] button, [data-testid="stMultiSelect"] button { position: relative; }
[data-testid="stTooltipIcon"] button::after, [data-testid="stMultiSelect"] button::after {
  content: ""; position: absolute; top: 50%; left: 50%; translate: -50% -50%;
  width: max(100%, 24px); height: max(100%, 24px);
}
@media (min-width: 1700px) { .stMainBlockContainer { max-width: 1580px; } }
@media (max-width: 1100px) {
  .st-key-page_tools { right: 1rem; }
  [data-testid="stHorizontalBlock"] { row-gap: 1rem !important; }
  [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { flex-wrap: wrap; }
  [data-testid="stColumn"] { min-width: 100% !important; }
}
</style>
"""


def _open(name: str) -> None:
    """Runs a page; what only other pages need is not loaded for it."""
    page_module(name).render()


def dashboard() -> None:
    """One run of the script: the page that is open, for who may see it."""
    # Not sooner: what a page caches needs the runtime, which is not there yet when the server is made.
    from lib.pages.opening import show

    st.set_page_config(page_title="Framescope", page_icon="🗞️", layout="wide")
    st.html(STYLE)
    st.logo(str(LOGO), size="large")
    if not admitted():
        return
    pages = {
        name: st.Page(partial(_open, name), title=name.capitalize(), url_path=name, default=name == PAGES[0])
        for name in PAGES
    }
    remember_pages(pages)
    page = st.navigation(list(pages.values()), position="top")
    st.set_page_config(page_title=f"{page.title} · Framescope")
    account()
    show(page, page.title.lower())
    load_rest(PAGES)


if __name__ == "__main__":
    with turns.one():
        dashboard()
else:
    refuse_open_server()
    take_public_name()
    found = [*routes(), to_first_page(PAGES[0])]
    app = App(__file__, routes=found, middleware=MIDDLEWARE, exception_handlers=EXCEPTION_HANDLERS)
