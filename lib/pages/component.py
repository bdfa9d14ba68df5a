"""Components of our own in the browser: a script and its styles, which come as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from lib import __version__


def component(name: str, folder: Path, html: str) -> Any:
    """The component that `name`.js and `name`.css of a folder make, to be mounted.

    Given as text its script would be run from a blob, which our policy forbids.
    """
    package = f"framescope_{name}"
    manager = get_bidi_component_manager()
    if not manager.get_component_asset_root(f"{package}.{name}"):
        parts = [ComponentConfig(name, asset_dir=folder.name)]
        manager.register_from_manifest(ComponentManifest(package, __version__, parts), folder.parent)
    return st.components.v2.component(f"{package}.{name}", html=html, css=f"{name}.css", js=f"{name}.js")
