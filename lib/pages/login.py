"""What people see who are not let in, and who they are if they are."""

from __future__ import annotations

import streamlit as st

from lib.pages import access


def admitted() -> bool:
    """Whether the person at the browser may see the pages; if not, they see why and what to do."""
    sentence = access.refusal()
    if sentence is None:
        return True
    st.title("Framescope")
    st.text(sentence)
    if sentence == access.LOG_IN:
        st.button("Log in", type="primary", key="login_log_in", on_click=st.login)
    else:
        st.button("Log out", key="login_log_out", on_click=st.logout)
    return False


def account() -> None:
    """Who is logged in, with the way out; nothing where nobody has to."""
    name = access.user()
    if name == access.LOCAL:
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.text(f"Logged in as {name}", width="content")
        st.button("Log out", key="login_account_out", type="tertiary", on_click=st.logout)
