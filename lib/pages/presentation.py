"""Presentation: charts chosen from any page fill the screen one after another. Every page has the list at its top."""

from __future__ import annotations

import streamlit as st

from lib.pages.browser import in_browser
from lib.pages.corpus import SAMPLE
from lib.pages.labels import counted
from lib.pages.links import PRESENT
from lib.pages.markup import plain
from lib.pages.slides import LONGEST_TITLE, MOST_SLIDES, Slide, moved, without
from lib.pages.state.links import address, go, leave_presentation, presented, refuse_presentation
from lib.pages.state.places import go_to, place, say, theme
from lib.pages.state.settings import change_slides, put_slides, slides
from lib.pages.state.undo import can_undo
from lib.pages.undo import undo_button

WIDTH = 1120  # px of a chart before it is enlarged to the screen
SHOWN_TITLE = 70  # characters
SHOWN = "presentation_shown"  # how often it was


def slide_button(key: str, title: str) -> None:
    """Beside the chart with this key: puts it, as it is, into the presentation."""
    if st.button(
        "Add to presentation",
        key=f"{key}_slide",
        type="tertiary",
        on_click=_add,  # before the run: then the address is that of the page as it is seen
        args=(key, title),
        help="Present, at the top of every page, shows the charts you added one after another",
    ):
        st.rerun()  # all of it: the list is outside of the part that the button is in


def _add(key: str, title: str) -> None:
    page, params = address()
    slide = Slide(title[:LONGEST_TITLE], page, tuple(params.items()), key)
    if any((each.page, each.params, each.chart) == (page, slide.params, key) for each in slides()):
        say("This chart is in the presentation already.")
    elif len(slides()) >= MOST_SLIDES:
        say(f"A presentation has up to {MOST_SLIDES} charts. Take one out first.")
    else:
        change_slides((*slides(), slide))
        say(f"Added: {counted(len(slides()), 'chart')} in the presentation. Present, at the top, shows them.")


def tools(corpus: str) -> None:
    """What every page has at its top: the presentation and the link. While a chart is presented, the keys instead."""
    number = presented()
    slide = slides()[number - 1] if number else None
    shown = {"slide": number, "of": len(slides()), "chart": slide.chart if slide else "", "width": WIDTH}
    said = in_browser({"page": address()[0], **shown})
    if said.go is not None:
        _turn_to(int(said.go), corpus)
    if slides() or can_undo("slides"):
        with st.popover(
            "Present", key=f"presentation_{place(SHOWN)}", help="The charts that you added, one after another"
        ):
            _list(corpus)


def open_presented(page: str, corpus: str) -> None:
    """Shows the chart of the address alone, on whichever page it stands; what is none is said and passed over."""
    number = presented()
    if not number:
        return
    if number > len(slides()):
        refuse_presentation()
        return
    slide = slides()[number - 1]
    wanted = {"corpus": corpus, **dict(slide.params), PRESENT: str(number)}
    if page != slide.page or (st.query_params.to_dict() != wanted and presented(just_come=True)):
        go(slide.page, wanted)
    st.html(_alone(slide.chart))


def _alone(chart: str) -> str:
    """The style that leaves nothing on the screen but one chart. Its key is letters, digits and underscores."""
    return f"""<style>
    [data-testid="stHeader"], [data-testid="stToastContainer"], [data-testid="stElementToolbar"], .modebar,
    [data-testid="stPopoverBody"], .st-key-page_tools {{ display: none !important; }}
    body, .stMain {{ overflow: hidden !important; }}
    .stMainBlockContainer {{ visibility: hidden; }}
    .st-key-{chart} {{ visibility: visible; position: fixed !important; inset: 0; z-index: 99; margin: 0;
      width: 100vw !important; height: 100vh; max-width: none; display: flex; align-items: center;
      justify-content: center; background: {theme().background}; }}
    .st-key-{chart} > * {{ width: {WIDTH}px !important; height: auto; flex: none; }}
    </style>"""


def _turn_to(number: int, corpus: str) -> None:
    """Shows another chart of the presentation; 0 ends it."""
    if number == 0:
        leave_presentation()
        st.rerun()
    if 1 <= number <= len(slides()):
        slide = slides()[number - 1]
        go(slide.page, {"corpus": corpus, **dict(slide.params), PRESENT: str(number)})


def _list(corpus: str) -> None:
    """The charts in their order, with the means to change it."""
    for at, slide in enumerate(slides()):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{at + 1}. {plain(slide.title[:SHOWN_TITLE])}", width=320)
            up, down, out = f"presentation_up_{at}", f"presentation_down_{at}", f"presentation_out_{at}"
            st.button("↑", key=up, on_click=_move, args=(at, -1), disabled=not at, help="Earlier")
            last = at == len(slides()) - 1
            st.button("↓", key=down, on_click=_move, args=(at, 1), disabled=last, help="Later")
            st.button("✕", key=out, on_click=_remove, args=(at,), help="Take out of the presentation")
    with st.container(horizontal=True):
        if slides() and st.button("Show them", type="primary", key="presentation_begin"):
            go_to(SHOWN, place(SHOWN) + 1)  # a new popover, which is closed
            _turn_to(1, corpus)
        if slides():
            st.button("Empty", key="presentation_empty", on_click=change_slides, args=((),))
        undo_button("slides", put_slides)
    kept = " The sample corpus does not keep them." if corpus == SAMPLE else ""
    st.caption(f"Arrow keys go on and back, Escape ends it.{kept}")


def _move(at: int, by: int) -> None:
    change_slides(moved(slides(), at, by))


def _remove(at: int) -> None:
    change_slides(without(slides(), at))
