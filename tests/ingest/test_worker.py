"""The worker against readers that hang, eat memory, crash, lie and reach out; each is followed by a good file."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.ingest.formats import READERS
from lib.ingest.limits import MB, Limits
from lib.ingest.process import ENVIRONMENT, ROOT, Nursery

MOCKS = str(Path(__file__).parent)
LIMITS = Limits(memory_bytes=200 * MB, wall_seconds=2, cpu_seconds=1)

TIMEOUT = "a.txt: reading it took longer than 2 seconds. Split it, or save it as plain text."
MEMORY = "a.txt: reading it needs more than 200 MB of memory. Split it, or save it as plain text."
CRASH = "a.txt: the reader broke down on this file. Save it as plain text and retry."
DAMAGED = (
    "a.txt: the file is damaged, or not what its name says. "
    "Open it in the program that made it, save it again and retry."
)
DEEP = "a.txt: the file nests its parts too deeply to be read. Save it again as plain text."
EMPTY = (
    "a.txt: the file holds no text. Check that it is the right one; "
    "pictures of pages need text recognition (OCR) first."
)

UNSHARE = "import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"


@pytest.fixture(scope="module")
def nursery():
    with Nursery(LIMITS, (ROOT, MOCKS)) as started:
        yield started


@pytest.fixture
def read(nursery):
    """Reads one file by a mock reader, and then a good file, which must come out whole."""

    def reading(reader, data=b"Text."):
        result = nursery.read("a.txt", f"mock_readers:{reader}", data)
        good = nursery.read("good.txt", "mock_readers:reads", b"Still here.")
        assert [article.text for article in good.articles] == ["Still here."]
        return result

    return reading


def text(reading):
    assert (reading.status, reading.message) == ("ok", "")
    return reading.articles[0].text


def processes(mark):
    """Command lines of running processes that hold the mark."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [line] if mark.encode() in (line := path.read_bytes()) else []
        except OSError:
            continue  # it has just ended
    return found


def gone(mark, seconds=5):
    end = time.monotonic() + seconds
    while left := processes(mark):
        if time.monotonic() > end:
            return left
        time.sleep(0.05)
    return []


@pytest.mark.parametrize(
    ("reader", "status", "message"),
    [
        ("hangs", "timeout", TIMEOUT),
        ("eats_memory", "out_of_memory", MEMORY),
        ("eats_memory_bit_by_bit", "out_of_memory", MEMORY),
        ("is_killed", "out_of_memory", MEMORY),
        ("leaves_quietly", "crashed", CRASH),
        ("leaves_with_an_error", "crashed", CRASH),
        ("exits", "crashed", CRASH),
        ("crashes", "crashed", CRASH),
        ("aborts", "crashed", CRASH),
        ("kills_its_parent", "crashed", CRASH),
        ("answers_for_another_file", "crashed", CRASH),
        ("recurses", "malformed", DEEP),
        ("fails", "malformed", DAMAGED),
        ("returns_nothing", "empty", EMPTY),
    ],
)
def test_whatever_a_reader_does_becomes_a_status_and_the_next_file_is_read(read, reader, status, message):
    reading = read(reader)
    assert (reading.file, reading.status, reading.message, reading.articles) == ("a.txt", status, message, ())


def test_processor_time_is_limited_apart_from_the_clock():
    with Nursery(Limits(cpu_seconds=1, wall_seconds=30), (ROOT, MOCKS)) as nursery:
        start = time.monotonic()
        assert nursery.read("a.txt", "mock_readers:computes_without_end", b"").status == "timeout"
        assert time.monotonic() - start < 20


def test_what_a_reader_prints_does_no_harm(read):
    assert text(read("prints", b"Text.")) == "Text."


def test_text_leaves_the_worker_sound(read):
    [article] = read("returns_broken_text").articles
    assert (article.text, article.title) == ("half \ufffd and \ufffd nul\nend", "\ufffd")


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        ("looks_up_a_host", b""),
        ("reads_a_file", b"/etc/passwd"),
        ("reads_a_file", ROOT.encode() + b"/pyproject.toml"),
        ("reads_a_file", b"/proc/self/environ"),
        ("lists_a_folder", b"/"),
        ("starts_a_program", b""),
        ("forks", b""),
    ],
)
def test_a_reader_cannot_reach_out(read, reader, data):
    assert text(read(reader, data)).startswith("refused: ")


def test_a_reader_cannot_write_or_remove(read, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("kept")
    for reader, target in (("writes_a_file", tmp_path / "new.txt"), ("writes_a_file", kept), ("removes_a_file", kept)):
        assert text(read(reader, str(target).encode())).startswith("refused: ")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["kept"]


def test_not_even_native_code_can_write(read, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text("")
    assert text(read("writes_below_python", str(kept).encode())) == "refused"


@pytest.fixture
def port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_reader_has_no_network(read, port):
    assert text(read("opens_a_socket", b"%d" % port)).startswith("refused: ")


@pytest.mark.skipif(
    subprocess.run([sys.executable, "-c", UNSHARE], check=False).returncode != 0,
    reason="this kernel or container allows no network namespaces",
)
def test_not_even_native_code_has_a_network(read, port):
    assert text(read("connects_below_python", b"%d" % port)) == "refused"


def test_the_worker_has_one_thread_no_environment_and_no_folder(read):
    threads, environment = text(read("describes_itself")).split(" with ")
    assert threads == "1 thread in /"
    # Python itself sets LC_CTYPE where there is no locale.
    assert set(environment.strip("[]").replace("'", "").split(", ")) <= {
        "ARROW_DEFAULT_MEMORY_POOL",
        "JE_ARROW_MALLOC_CONF",
        "LC_CTYPE",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
    }


def test_no_library_of_a_reader_starts_a_thread_before_the_worker_forks():
    program = (
        f"import os, sys; sys.path.insert(0, {ROOT!r})\n"
        "from importlib import import_module; from lib.ingest.formats import READERS\n"
        "modules = [import_module(each.reader.split(':')[0]) for each in READERS.values()]\n"
        "print(len(modules), len(os.listdir('/proc/self/task')))"
    )
    command = [sys.executable, "-I", "-c", program]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(READERS)} 1\n"


def test_a_reader_that_is_not_installed_is_named(read):
    reading = read("reads")
    assert reading.status == "ok"
    with Nursery(LIMITS, (ROOT,)) as nursery:
        assert nursery.read("a.txt", "no_such_reader:reads", b"").message == (
            "a.txt: the reader of this format is not installed (no_such_reader is missing). Run: make install"
        )


def test_nothing_runs_on_when_the_work_is_done(tmp_path):
    with Nursery(LIMITS, (ROOT, MOCKS, str(tmp_path))) as nursery:
        assert nursery.read("a.txt", "mock_readers:reads", b"Text.").status == "ok"
        assert len(processes(str(tmp_path))) == 1
    assert not processes(str(tmp_path))


def test_nothing_runs_on_when_a_reader_kills_the_worker(tmp_path):
    with Nursery(LIMITS, (ROOT, MOCKS, str(tmp_path))) as nursery:
        assert nursery.read("a.txt", "mock_readers:kills_its_parent", b"").status == "crashed"
        assert gone(str(tmp_path)) == []


def test_nothing_runs_on_when_the_parent_is_killed(tmp_path):
    program = (
        "from lib.ingest.limits import Limits; from lib.ingest.process import Nursery\n"
        f"Nursery(Limits(), {(ROOT, MOCKS, str(tmp_path))!r}).read('a.txt', 'mock_readers:hangs', b'')"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) as parent:
        end = time.monotonic() + 20
        while len(processes(str(tmp_path))) < 3 and time.monotonic() < end:  # itself, the worker, and its child
            time.sleep(0.05)
        parent.send_signal(signal.SIGKILL)
    assert gone(str(tmp_path)) == []


def test_the_worker_needs_only_the_memory_it_asks_for(read):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
    program = f"{limit}from lib.ingest import read_file; print(read_file('a.txt', b'Text.').status)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "ok\n"


def test_the_mock_readers_do_misbehave_when_nothing_holds_them():
    program = "import mock_readers, types; print(mock_readers.reads_a_file(types.SimpleNamespace(data=b'/etc/passwd')))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([ROOT, MOCKS])}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "text='allowed'" in done.stdout
