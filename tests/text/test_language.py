from __future__ import annotations

import pytest

from lib.metrics import metrics
from lib.model import Score
from lib.text import parse
from lib.text.language import language

FOREIGN = {
    "French": "Le conseil du port a décidé de fermer la porte nord, selon les habitants qui attendaient sur le quai.",
    "German": "Der Hafenrat hat nun beschlossen, das Nordtor zu schließen, sagten Anwohner, die am Kai warteten.",
    "Russian": "Совет порта во вторник решил закрыть северные ворота, сообщили жители, которые ждали на причале.",
    "Chinese": "港口委员会星期二决定关闭北门，在码头等候的居民说。他们要求市政府说明理由，并公布检查报告。",
    "Swedish": "Hamnstyrelsen beslutade på tisdagen att stänga den norra porten, sade invånare som väntade på kajen.",
}


def found(text: str) -> str:
    return language((word.strip(".,") for word in text.lower().split()), text)


@pytest.mark.parametrize("name", FOREIGN)
def test_a_text_in_another_language_is_named(name):
    assert found(FOREIGN[name]) == name
    assert parse(FOREIGN[name]).language == name


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board decided on Tuesday to close the north gate, said residents who waited on the quay.",
        "Ravens 2 Harbour 1; Mill Lane 0 Castermoor 0; Ellesby 3 Ondle 2; Quayside 1 Thelwyn 1; Gate 4 Halloran 0",
        "12.4 17.8 99.1 44.0 12.4 17.8 99.1 44.0 12.4 17.8 99.1 44.0 12.4 17.8 99.1 44.0 12.4 17.8 99.1",
        "Port Halloran",
        "Merci beaucoup",
        "",
    ],
)
def test_doubt_counts_as_english(text):
    assert found(text) == "English"


def test_measures_made_for_english_are_undefined_on_other_languages():
    doc = parse(FOREIGN["French"])
    for metric in metrics().values():
        score = metric.of(doc)
        if metric.english_only:
            assert score == Score(None, "written in French, and the measure is made for English")
        else:
            assert score == metric.score(doc)
