"""What was added stays added: through reloads, restarts, dropped connections, and in other browsers."""

from __future__ import annotations

import json
import re

from conftest import dashboard, files_read, settled, take_columns_as_guessed, type_into_cell
from page_harness import stored
from playwright.sync_api import expect

from lib.store import default_url, open_store

# Going offline is no lost connection: open sockets stay open. Once it is `cut`, the page reaches the server no more.
SOCKETS = """
window.openSockets = [];
window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...(window.cut ? ["ws://127.0.0.1:9"] : address));
    window.openSockets.push(this);
  }
};
"""


def payload(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": text.encode()}


def story(number: int) -> str:
    return f"The dam held through night {number}. Nobody was hurt, the fire chief of ward {number} said on Tuesday."


def drop(page, *files):
    """Adds files and waits until each of them is acknowledged."""
    hand_over(page, *files)
    take_columns_as_guessed(page, *(file["name"] for file in files))


def hand_over(page, *files):
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(list(files))


def go(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("heading", name=name, exact=True, level=1).wait_for()
    settled(page)


def reload(page):
    page.reload()
    settled(page)


def own_corpus(page) -> str:
    """The id of the corpus that the address names."""
    page.wait_for_url(re.compile(r"corpus=[0-9a-f]{24}"))
    return re.search("corpus=([0-9a-f]+)", page.url)[1]


def files_shown(page) -> set[str]:
    return set(re.findall(r"\w+\.\w+", page.locator(".fs-files").inner_text()))


def type_outlet(page, outlet: str) -> None:
    type_into_cell(page, outlet)
    page.get_by_text("· 1 outlet ·").wait_for()


def mute_first_term(page) -> str:
    """Mutes the first term of the Lexicon page's list; returns it."""
    row = page.locator('[data-testid="stDataFrame"] canvas table tbody tr').first
    term = row.locator("td").nth(1).text_content()
    page.locator('[data-testid="stDataFrame"]').first.click(position={"x": 75, "y": 55})
    page.get_by_text("Muted: they count nothing").wait_for()
    settled(page)
    return term


def test_articles_edits_and_word_lists_are_there_after_a_reload_and_in_another_browser(open_page):
    page = open_page()
    drop(
        page,
        payload("one.txt", f"{story(1)} The regime slammed the bloody massacre."),
        payload("bad.exe", "MZ\x00\x00"),
    )
    corpus = own_corpus(page)
    type_outlet(page, "Valley Wire")
    go(page, "Lexicon")
    term = mute_first_term(page)
    reload(page)
    expect(page.get_by_text("Muted: they count nothing")).to_be_visible()
    expect(page.locator('[data-testid="stMultiSelect"]').get_by_text(term, exact=True)).to_be_visible()
    other = open_page(corpus=corpus, apart=True)
    expect(other.get_by_text("1 article · 1 outlet ·")).to_be_visible()
    assert files_shown(other) == {"one.txt", "bad.exe"}
    go(other, "Overview")
    other.locator(".js-plotly-plot", has_text="Valley Wire").first.wait_for()
    other.locator(".js-plotly-plot", has_text=f"Muted: {term}.").first.wait_for()


def test_a_server_that_starts_opens_the_corpus_used_last(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMESCOPE_DATA", str(tmp_path))
    store = open_store(default_url())
    corpus = stored(store, "Nights", story(1), story(2)).id
    store.close()
    with dashboard(tmp_path) as server:
        page = open_page(at=server, corpus="")
        assert own_corpus(page) == corpus
        expect(page.get_by_text("2 articles · ")).to_be_visible()
        page.close()


def test_a_corpus_is_renamed_exported_imported_and_deleted(open_page, tmp_path):
    page = open_page()
    rows = [
        {"text": story(n), "outlet": f"Outlet {n % 2}", "title": f"Night {n}", "city": "Ellesby"} for n in (1, 2, 3)
    ]
    drop(page, payload("news.jsonl", "\n".join(map(json.dumps, rows))))
    first = own_corpus(page)
    go(page, "Corpora")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Nights *of* the dam")
    page.get_by_role("button", name="Rename it").click()
    page.get_by_role("heading", name="Nights *of* the dam").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as a file").click()
    assert download.value.suggested_filename == "nights_of_the_dam.zip"
    exported = tmp_path / "corpus.zip"
    download.value.save_as(exported)
    hand_over(page, {"name": "corpus.zip", "mimeType": "application/zip", "buffer": exported.read_bytes()})
    page.get_by_role("heading", name="Nights *of* the dam (2)").wait_for()
    settled(page)
    second = own_corpus(page)
    assert second != first
    expect(page.get_by_text("3 articles · 2 outlets ·")).to_be_visible()
    go(page, "Corpora")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Yes, delete it").click()
    page.get_by_role("heading", name="Nights *of* the dam", exact=True).wait_for()
    settled(page)
    assert own_corpus(page) == first
    gone = open_page(corpus=second)
    expect(gone.get_by_text("There is no corpus at this address")).to_be_visible()
    gone.get_by_role("button", name="Show my corpora").click()
    gone.get_by_role("heading", name="Corpora", exact=True).wait_for()
    gone.get_by_text("Log: what was added").click()
    gone.locator('[data-testid="stDataFrame"] canvas table', has_text="renamed").wait_for(state="attached")


def test_the_switcher_opens_a_new_corpus_and_the_first_one_again(open_page):
    page = open_page()
    drop(page, payload("one.txt", story(1)))
    first = own_corpus(page)
    page.get_by_role("button", name="Corpora", exact=True).click()
    page.get_by_label("Name of a new corpus").fill("Second <b>thoughts</b>")
    page.get_by_role("button", name="Create it").click()
    page.get_by_role("heading", name="Second <b>thoughts</b>").wait_for()
    settled(page)
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    assert page.locator(".fs-files").count() == 0
    page.get_by_role("button", name="Corpora", exact=True).click()
    page.locator(f".st-key-corpora_to_{first} button").click()
    page.get_by_text("1 article · ").wait_for()
    settled(page)
    assert own_corpus(page) == first
    go(page, "Overview")
    assert own_corpus(page) == first


def test_two_tabs_on_one_corpus_lose_nothing_of_each_other(open_page):
    page = open_page()
    drop(page, payload("one.txt", story(1)))
    other = open_page(corpus=own_corpus(page), apart=True)  # two tabs of one window cannot both have the keyboard
    drop(other, payload("two.txt", story(2)))
    type_outlet(page, "Valley Wire")
    page.get_by_text("This corpus was changed in another tab").wait_for()
    page.get_by_role("button", name="Show the changes").click()
    page.get_by_text("2 articles · 1 outlet ·").wait_for()
    reload(other)
    expect(other.get_by_text("2 articles · 1 outlet ·")).to_be_visible()


N_NIGHTS = 100  # reading them takes longer than to leave the page
NIGHTS = {f"n{number}.txt": f"{story(number)} " * 3 for number in range(N_NIGHTS)}


def read_some(page) -> set[str]:
    """Hands over many files; returns those that are acknowledged while others are still being read."""
    hand_over(page, *(payload(name, text) for name, text in NIGHTS.items()))
    return {*[*NIGHTS][: files_read(page)]}


def is_whole_once_repeated(open_page, corpus: str, acknowledged: set[str]) -> None:
    """In a fresh browser every acknowledged file is there, and the same files again complete the corpus."""
    page = open_page(corpus=corpus)
    assert acknowledged <= files_shown(page)
    drop(page, *(payload(name, text) for name, text in NIGHTS.items()))
    expect(page.get_by_text(f"{N_NIGHTS + 1} articles · ")).to_be_visible()


def test_a_page_closed_while_files_are_read_loses_no_acknowledged_file(open_page):
    page = open_page()
    drop(page, payload("first.txt", story(99)))
    corpus = own_corpus(page)
    acknowledged = read_some(page)
    page.close()
    is_whole_once_repeated(open_page, corpus, {"first.txt", *acknowledged})


def test_a_connection_lost_while_files_are_read_loses_no_acknowledged_file(open_page, chromium, server):
    context = chromium.new_context()
    page = context.new_page()  # not of `open_page`: a browser without a network complains
    page.add_init_script(SOCKETS)
    page.goto(f"{server}/?corpus=sample")
    settled(page)
    drop(page, payload("first.txt", story(99)))
    corpus = own_corpus(page)
    acknowledged = {"first.txt", *read_some(page)}
    page.evaluate("window.cut = true; openSockets.forEach(socket => socket.close())")
    expect(page.get_by_test_id("stApp")).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    is_whole_once_repeated(open_page, corpus, acknowledged)
    reload(page)
    expect(page.get_by_text(f"{N_NIGHTS + 1} articles · ")).to_be_visible()
    context.close()
