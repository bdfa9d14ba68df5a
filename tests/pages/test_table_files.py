"""Tables of results are downloaded in one way, with what they were made with."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_harness import opened

pytestmark = pytest.mark.filterwarnings("default")  # Streamlit's own
PAGES = Path(__file__).parents[2] / "lib" / "pages"
NO_RESULTS = {"corpora_log.py", "wordlist_editor.py"}  # a log, and lists that are read again


def test_no_table_of_results_is_offered_as_csv_alone():
    using = {path.name for path in PAGES.glob("*.py") if " csv_button(" in path.read_text(encoding="utf-8")}
    assert using - NO_RESULTS == {"table_files.py", "controls.py"}


@pytest.mark.parametrize(
    ("page", "keys"),
    [("overview", ["overview_csv"]), ("quotes", ["quotes_csv_quotations", "quotes_csv_speakers"])],
)
def test_beside_every_csv_stand_a_workbook_and_the_provenance(page, keys):
    found = {each.proto.id.rpartition("-")[2]: each.proto.label for each in opened(page).get("download_button")}
    for key in keys:
        assert [found[key], found[f"{key}_xlsx"], found[f"{key}_origin"]] == ["CSV", "XLSX", "Provenance (JSON)"]
