"""The views of a comparison on a page of their own, for the browser."""

import streamlit as st

from lib.pages import article, start
from lib.pages.choice import choose_groups, choose_measure
from lib.pages.compare_views import distribution, over_time
from lib.pages.compare_voices import own_and_quoted
from lib.pages.state.places import remember_pages


def views() -> None:
    """All three, one below the other."""
    st.title("Views")
    groups = choose_groups("views")
    if groups:
        choice = choose_measure("views", groups)
        for view in (distribution, over_time, own_and_quoted):
            view(choice)


st.set_page_config(layout="wide")
pages = {
    "start": st.Page(start.render, title="Start", default=True),
    "views": st.Page(views, title="Views", url_path="views"),
    "article": st.Page(article.render, title="Article", url_path="article"),
}
remember_pages(pages)
st.navigation(list(pages.values()), position="top").run()
