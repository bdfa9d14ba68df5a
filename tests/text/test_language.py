from __future__ import annotations

import pytest

from lib.text.language import language, language_name

FOREIGN = {
    "fr": "Le conseil du port a décidé mardi de fermer la porte nord, selon les habitants qui attendaient sur le quai.",
    "de": "Der Hafenrat hat am Dienstag beschlossen, das Nordtor zu schließen, sagten Anwohner, die am Kai warteten.",
    "ru": "Совет порта во вторник решил закрыть северные ворота, сообщили жители, которые ждали на причале.",
    "zh": "港口委员会星期二决定关闭北门，在码头等候的居民说。他们要求市政府说明理由，并公布检查报告。",
    "sv": "Hamnstyrelsen beslutade på tisdagen att stänga den norra porten, sade invånare som väntade på kajen.",
}


def found(text: str) -> str:
    return language((word.strip(".,") for word in text.lower().split()), text)


@pytest.mark.parametrize("code", FOREIGN)
def test_a_text_in_another_language_is_named(code):
    assert found(FOREIGN[code]) == code


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
    assert found(text) == "en"


def test_a_language_has_an_english_name():
    assert language_name("fr") == "French"
    assert language_name("xx-none") == "xx-none"
