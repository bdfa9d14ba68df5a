from __future__ import annotations

import pytest
from payloads import payloads_if_here
from reported import material, silent

from lib.ingest.folder import sample_articles
from lib.model import Article
from lib.report.document.contents import report_of

MARK = "zzq"
HOSTILE = (
    f"{MARK}<b>c</b>[a](http://evil.example) ![b](http://evil.example/b.png) <a href='http://evil.example'>d</a> | x\n"
    "# h </script><script>alert(1)</script> </style> $f$ **g** `h` www.evil.example &lt;i&gt; =1+1"
)


@pytest.fixture(scope="session")
def sample():
    """The material of the sample corpus."""
    return material(sample_articles())


@pytest.fixture(scope="session")
def sample_report(sample):
    return report_of(sample, silent)


@pytest.fixture(scope="session")
def few():
    """One article of each of two outlets: nothing that could support a claim."""
    known = list(sample_articles())
    first = next(article for article in known if article.outlet == "Carrow Wire")
    second = next(article for article in known if article.outlet == "The Harbour Post")
    return material([first, second])


@pytest.fixture(scope="session")
def hostile():
    """Strings of attacks wherever a text, a title, an outlet, an event or a speaker may stand."""
    attacks = [HOSTILE, *payloads_if_here("xss.txt")[:150], *payloads_if_here("naughty_strings.txt")[:150]]
    articles = []
    for place in range(12):
        some = attacks[place::12]
        said = "\n\n".join(
            f'"The regime is a disgrace {each}," claimed Ann {each}. So-called "{each}" it was.' for each in some
        )
        text = f"{said}\n\nNumber {place}: the dam held all night. {'Nobody slept in the town below. ' * (place + 1)}"
        articles.append(
            Article(
                text,
                title=f"{some[0]} {place}",
                outlet=f"{HOSTILE} outlet {place % 2}",
                event=f"{HOSTILE} event",
                published=f"2024-05-{place + 1:02}",
                author=some[-1],
            )
        )
    made = material(articles, title=f"{HOSTILE} title", byline=f"{HOSTILE} byline", full_texts=True)
    return made


@pytest.fixture(scope="session")
def hostile_report(hostile):
    return report_of(hostile, silent)
