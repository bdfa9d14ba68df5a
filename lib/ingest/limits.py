"""Every limit on untrusted files, by name."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How much of anything one file may cost. A file beyond a limit is refused with a sentence, never cut."""

    max_bytes: int = 40 * MB  # of a file
    max_characters: int = 5_000_000  # of an article; a long novel has 3 million
    max_articles: int = 250_000  # of a file
    max_answer_bytes: int = 256 * MB  # of JSON that the worker may hand back for a file

    max_inner_files: int = 10_000  # in a zip-based file
    max_inner_bytes: int = 200 * MB  # of a zip-based file, unpacked
    max_ratio: int = 200  # of the size of a file to that in its archive, if it is larger than 1 MB
    max_xml_bytes: int = 64 * MB  # of one XML part; in memory it takes about ten times as much

    max_pages: int = 5_000  # of a PDF document
    max_page_elements: int = 50_000  # of a web page whose article is looked for; a larger one is read whole
    max_page_words: int = 200_000  # the same for its words

    memory_bytes: int = 1024 * MB  # above what the worker holds before it parses
    cpu_seconds: int = 20  # of processor time for a file
    wall_seconds: float = 20.0  # by the clock for a file
    archive_seconds: float = 300.0  # for all files of an archive, each of which has the limits above
    start_seconds: float = 60.0  # for the worker to start and to import its readers, on a slow disk
