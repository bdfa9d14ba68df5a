"""ZIP archives: what is refused before a byte is unpacked, and what comes out. The oracle is zipfile's writer."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib

import docx
import pytest

from lib.ingest import Choices, Limits, previews, read_file, read_files
from lib.ingest.archive import unpack
from lib.ingest.limits import MB
from lib.ingest.source import DAMAGED, IngestError, Source
from lib.model import Article

AGAIN = "Pack the articles again, without it."


def packed(*files, method=zipfile.ZIP_DEFLATED):
    """An archive of (name or ZipInfo, content)."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def special(name, kind):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (kind | 0o644) << 16
    return info


def opened(data, limits=None):
    return [(member.name, member.data) for member in unpack(Source("a.zip", data, limits or Limits()))]


def refusal(data, limits=None):
    with pytest.raises(IngestError) as error:
        opened(data, limits)
    return error.value.status, error.value.sentence


def local(name, content, size=None):
    """A file of an archive as it stands before the directory, and its entry there; `size` is what it claims."""
    data = zlib.compress(content, 9, -15)
    numbers = (zlib.crc32(content), len(data), len(content) if size is None else size, len(name))
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x21, *numbers, 0) + name
    entry = struct.pack("<IHHHHHHIIIHHHHHI", 0x02014B50, 20, 20, 0, 8, 0, 0x21, *numbers, 0, 0, 0, 0, 0)
    return head + data, lambda offset: entry + struct.pack("<I", offset) + name


def archive(body, *entries):
    directory = b"".join(entries)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    return body + directory + end


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_come_out_in_order_without_folders_and_rubbish(method):
    files = [
        ("b.txt", b"B."),
        ("__MACOSX/._b.txt", b"x"),
        ("in/", b""),
        ("in/a.txt", b"A."),
        ("in/.hidden.txt", b"x"),
        (".git/a.txt", b"x"),
        ("in/Thumbs.db", b"x"),
        ("in/photo.png", b"x"),
        ("папка/v1..2.txt", b"C."),
    ]
    assert opened(packed(*files, method=method)) == [
        ("b.txt", b"B."),
        ("in/a.txt", b"A."),
        ("in/photo.png", b""),  # not read, so not unpacked
        ("папка/v1..2.txt", b"C."),
    ]


def test_folders_may_be_written_as_on_windows():
    assert opened(packed(("in\\a.txt", b"A."))) == [("in/a.txt", b"A.")]


def test_names_may_begin_at_the_folder_that_was_packed():
    index = ("./Index.csv", b"File,Outlet\n./A.TXT,Daily\n")
    data = packed(("./a.txt", b"One."), index)
    [found] = unpack(Source("a.zip", data, Limits()))
    assert (found.name, found.data, found.known) == ("./a.txt", b"One.", {"outlet": "Daily"})


def test_what_stands_before_and_after_an_archive_does_not_count():
    data = packed(("a.txt", b"A."))
    commented = data[:-2] + struct.pack("<H", 7) + b"A note."
    assert opened(b"#!/bin/sh\n" + data) == opened(commented) == [("a.txt", b"A.")]


def test_names_in_utf8_need_not_say_so():
    body, entry = local("папка/а.txt".encode(), b"A.")
    assert opened(archive(body, entry(0))) == [("папка/а.txt", b"A.")]


def test_names_are_shown_without_characters_that_forge():
    assert [name for name, _ in opened(packed(("\u202etxt.md", b"x"), ("a\nb.txt", b"x")))] == ["�txt.md", "a�b.txt"]


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "in/../../a.txt", "/tmp/a.txt", "..\\a.txt", "\\\\host\\a.txt", "C:\\a.txt", "c:a.txt", "in/.."],
)
def test_a_place_outside_the_archive_refuses_all_of_it(name):
    shown = name.replace("\\", "/")
    assert refusal(packed(("good.txt", b"Good."), (name, b"x"))) == (
        "malformed",
        f"'{shown}' in it wants a place outside the archive's folder. {AGAIN}",
    )


def test_a_name_with_a_zero_byte_refuses_all_of_it():
    body, entry = local(b"a.txt\0.exe", b"A.")
    assert refusal(archive(body, entry(0))) == ("malformed", f"the name 'a.txt�.exe' in it is no text. {AGAIN}")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_what_is_no_file_refuses_all_of_it(kind):
    assert refusal(packed(("good.txt", b"Good."), (special("a.txt", kind), b"/etc/passwd"))) == (
        "malformed",
        f"'a.txt' in it is a link or a device, not a file. {AGAIN}",
    )
    assert opened(packed((special("a.txt", stat.S_IFREG), b"A."))) == [("a.txt", b"A.")]


def test_two_files_of_one_name_refuse_all_of_it():
    first, first_entry = local(b"a.txt", b"One.")
    second, second_entry = local(b"a.txt", b"Two.")
    assert refusal(archive(first + second, first_entry(0), second_entry(len(first)))) == (
        "malformed",
        f"two files in it are called 'a.txt'. {AGAIN}",
    )


def test_files_in_the_same_place_refuse_all_of_it():
    body, entry = local(b"a.txt", b"x" * 1000)
    other = entry(0).replace(b"a.txt", b"b.txt")
    assert refusal(archive(body, entry(0), other)) == ("malformed", f"'b.txt' in it overlaps another file. {AGAIN}")


def test_passwords_are_seen():
    data = bytearray(packed(("a.txt", b"A."), ("b.txt", b"B.")))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == ("encrypted", "the archive is protected by a password. Pack it again without one.")


def test_what_unpacks_to_too_much_is_refused_by_what_it_claims():
    zeros = packed(("good.txt", b"Good."), ("a.txt", bytes(3 * MB)))
    assert refusal(zeros) == (
        "too_large",
        f"'a.txt' in it unpacks to more than 200 times its size, as attacks do. {AGAIN}",
    )
    sentence = "unpacked, the archive is larger than 2 MB. Split it."
    assert refusal(zeros, Limits(max_inner_bytes=2 * MB)) == ("too_large", sentence)
    many = packed(*((f"{n}.txt", b"x") for n in range(5)))
    sentence = "the archive holds more than 4 files. Split it into smaller ones."
    assert refusal(many, Limits(max_inner_files=4)) == ("too_large", sentence)


@pytest.mark.parametrize("claimed", [10, 10 * MB])
def test_a_size_that_is_a_lie_is_no_way_in(claimed):
    body, entry = local(b"a.txt", b"word " * 200_000, claimed)
    status, _ = refusal(archive(body, entry(0)))
    assert status in ("malformed", "too_large")


@pytest.mark.parametrize("broken", ["crc", "cut", "garbage", "directory", "name"])
def test_a_damaged_archive_is_refused(broken):
    good = packed(("a.txt", b"A quiet paragraph." * 20), ("b.txt", b"B."))
    data = {
        "crc": good.replace(good[14:18], bytes(4)),
        "cut": good[: len(good) // 2],
        "garbage": b"PK\x03\x04" + bytes(300),
        "name": packed(("é.txt", b"A.")).replace("é".encode(), b"\xff\xfe"),
        "directory": good.replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    }[broken]
    assert refusal(data) == ("malformed", DAMAGED)


def test_an_unknown_way_to_compress_is_said():
    data = packed(("a.txt", b"A.")).replace(struct.pack("<HH", 8, 0), struct.pack("<HH", 98, 0))
    body, entry = local(b"a.txt", b"A.")
    directory = bytearray(entry(0))
    directory[10] = 98
    data = archive(body[:8] + b"\x62" + body[9:], bytes(directory))
    sentence = "the archive is compressed in a way that is not read. Pack it again as an ordinary ZIP archive."
    assert refusal(data) == ("unsupported", sentence)


def test_an_index_speaks_of_the_files_of_its_folder():
    index = b'file,outlet,published,country\na.txt,"Daily\nNews",25/12/2025,Norway\nb.txt,,03/04/2026,\n'
    data = packed(("in/index.csv", index), ("in/a.txt", b"A."), ("in/b.txt", b"B."), ("a.txt", b"Other."))
    reading = read_file("a.zip", data)
    assert reading.articles == (
        Article("A.", outlet="Daily\nNews", published="2025-12-25", labels=(("country", "Norway"),)),
        Article("B.", published="2026-04-03"),
        Article("Other."),
    )
    assert [part.file for part in reading.parts] == ["a.zip › in/a.txt", "a.zip › in/b.txt", "a.zip › a.txt"]


def test_an_index_that_names_no_files_is_a_table_like_others():
    reading = read_file("a.zip", packed(("index.csv", b"text,outlet\nOne.,Daily\n"), ("a.txt", b"A.")))
    assert reading.articles == (Article("One.", outlet="Daily"), Article("A."))


def test_every_file_has_its_own_outcome_and_the_archive_all_articles():
    inner = packed(("x.txt", b"X."))
    files = [("a.csv", b"text\nOne.\nTwo.\n"), ("b.exe", b"MZ"), ("c.txt", b" "), ("d.zip", inner), ("e/f.txt", b"F.")]
    reading, after = read_files([("mine/a.zip", packed(*files)), ("g.txt", b"G.")])
    assert (reading.status, reading.message) == ("ok", "")
    assert [article.text for article in reading.articles] == ["One.", "Two.", "F."]
    assert [(part.file, part.status, len(part.articles)) for part in reading.parts] == [
        ("mine/a.zip › a.csv", "ok", 2),
        ("mine/a.zip › b.exe", "unsupported", 0),
        ("mine/a.zip › c.txt", "empty", 0),
        ("mine/a.zip › d.zip", "unsupported", 0),
        ("mine/a.zip › e/f.txt", "ok", 1),
    ]
    assert reading.parts[3].message == ("d.zip: an archive within an archive is not read. Unpack it and add its files.")
    assert after.articles == (Article("G."),)


@pytest.mark.parametrize(
    ("files", "status", "message"),
    [
        ([], "empty", "the archive holds no files. Check that it is the right one."),
        ([("in/", b""), (".DS_Store", b"x")], "empty", "the archive holds no files. Check that it is the right one."),
        (
            [("b.zip", b"x")],
            "unsupported",
            "its file is not read: b.zip: an archive within an archive is not read. Unpack it and add its files.",
        ),
        (
            [("in/a.csv", b"id\n1\n"), ("b.txt", b"")],
            "malformed",
            "none of its 2 files could be read. The first: a.csv: no column holds the articles. "
            "The first row has 'id'. Put column names into the first row and name the articles' column 'text'.",
        ),
    ],
)
def test_an_archive_without_articles_says_why(files, status, message):
    reading = read_file("a.zip", packed(*files))
    assert (reading.status, reading.message, reading.articles) == (status, f"a.zip: {message}", ())


def test_the_message_of_an_archive_stays_short():
    reading = read_file("n" * 200 + ".zip", packed(("x" * 200 + ".exe", b"MZ"), ("b.exe", b"MZ")))
    assert len(reading.message) <= 600


TOO_MUCH = "the archive holds too much text. Split it into smaller ones."


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(max_articles=3), TOO_MUCH),
        (Limits(archive_seconds=0), "the files before it took 0 seconds. Add it without the archive."),
    ],
)
def test_an_archive_has_limits_on_all_its_files_together(limits, sentence):
    reading = read_file("a.zip", packed(*((f"{n}.txt", b"word " * 100) for n in range(4))), limits)
    assert reading.parts[-1].message == f"3.txt: {sentence}"


def test_the_texts_of_an_archive_have_a_limit_together():
    document = docx.Document()
    document.add_paragraph("word " * 20_000)
    file = io.BytesIO()
    document.save(file)
    data = packed(("a.docx", file.getvalue()), ("b.docx", file.getvalue()))
    reading = read_file("a.zip", data, Limits(max_answer_bytes=150_000))
    assert [part.message for part in reading.parts] == ["", f"b.docx: {TOO_MUCH}"]


def test_tables_in_an_archive_have_previews_and_choices():
    data = packed(("in/a.csv", b"memo,paper\nOne.,Daily\n"), ("b.txt", b"B."))
    [preview] = previews([("a.zip", data)])
    assert (preview.file, preview.header, preview.sure) == ("a.zip › in/a.csv", ("memo", "paper"), False)
    [reading] = read_files([("a.zip", data)], choices={preview.file: Choices((("text", "memo"),))})
    assert reading.articles[0] == Article("One.", outlet="Daily")


def test_what_a_browser_saved_beside_a_page_is_no_article():
    page = b"<p>The council met.</p>"
    data = packed(("in/page.html", page), ("in/page_files/ad.html", page), ("in/page_files/b/c.txt", b"A."))
    assert [part.file for part in read_file("a.zip", data).parts] == ["a.zip › in/page.html"]
    data = packed(("page_files/a.html", page), ("other.html", page))
    assert len(read_file("a.zip", data).parts) == 2
