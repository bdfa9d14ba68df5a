"""Imports run one way, and Streamlit stays where it belongs."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = tuple("model ingest text metrics score compare store charts report pages commands __main__".split())
FILES = [*sorted((ROOT / "lib").rglob("*.py")), ROOT / "app.py"]


@cache
def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(source_of(path))


def layer_of(module: str) -> str:
    """The layer of a module name such as lib.text.words; the version in lib itself belongs to no layer."""
    return ([*module.split("."), ""])[1]


@cache
def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" if node.module == "lib" else node.module for alias in node.names]
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_from_its_own_layer_or_from_the_left(path):
    own = path.relative_to(ROOT).with_suffix("").parts[1:2]
    place = LAYERS.index(own[0]) if own and own[0] in LAYERS else len(LAYERS)
    for name in imported(path):
        layer = layer_of(name)
        if name.startswith("lib.") and layer in LAYERS:
            assert LAYERS.index(layer) <= place, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_streamlit_is_imported_only_by_pages_and_app(path):
    names = imported(path)
    if any(name.split(".")[0] == "streamlit" for name in names):
        assert path.name == "app.py" or "pages" in path.parts


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_session_state_and_caching_are_only_in_state(path):
    source = source_of(path)
    if path.parent.name != "state":
        assert "session_state" not in source
        assert "st.cache" not in source


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_are_absolute(path):
    tree = tree_of(path)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_html_from_documents_cannot_reach_the_page_unescaped(path):
    source = source_of(path)
    assert "unsafe_allow_html" not in source
    assert "unsafe_allow_javascript" not in source
