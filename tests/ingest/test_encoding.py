"""The encoding ladder: the oracle is Python's own codec, which wrote the bytes."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.encoding import decode, sound
from lib.ingest.source import IngestError

ENGLISH = "“We’re done,” the mayor said – in a café. The council had voted 5–4 to close the bridge on Tuesday."
FRENCH = "Le conseil a voté mardi soir le budget, malgré l'opposition très vive de plusieurs élus. Où irons-nous ?"
RUSSIAN = "Городской совет во вторник принял новый бюджет, хотя часть депутатов голосовала против. Мост закрыт."
POLISH = "Rada miejska przyjęła we wtorek nowy budżet, choć część radnych głosowała przeciw. Mieszkańcy żądają zmian."
GREEK = "Το δημοτικό συμβούλιο ενέκρινε την Τρίτη τον νέο προϋπολογισμό, παρά τις αντιδράσεις των κατοίκων."
HEBREW = "מועצת העיר אישרה ביום שלישי את התקציב החדש למרות ההתנגדות. התושבים דורשים לתקן סוף סוף את הגשר הישן."
CHINESE = "市议会星期二通过了新的预算，尽管有些议员投了反对票。居民要求尽快修复那座老桥。"
TAIWANESE = "市議會星期二通過了新的預算，儘管有些議員投了反對票。居民要求盡快修復那座老橋。學校下週開放。"
JAPANESE = "市議会は火曜日に新しい予算を可決したが、一部の議員は反対した。住民は古い橋を早く直すように求めている。"

text_without_impossible = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@given(text=text_without_impossible)
def test_a_byte_order_mark_settles_the_encoding(mark, codec, text):
    assert decode(mark + text.encode(codec)) == text


@given(text_without_impossible)
def test_utf8_is_read_as_it_is(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, POLISH])
def test_wide_encodings_need_no_mark(text, codec):
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "iso8859-15"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_older_encodings_are_guessed_from_a_short_article(text, codec):
    article = "\n".join([text] * 2)
    assert decode(article.encode(codec)) == article


def test_a_guess_looks_at_the_lines_that_tell_even_if_they_come_late():
    article = "A plain line of English words.\n" * 5000 + ENGLISH
    assert decode(article.encode("cp1252")) == article


def test_a_declared_encoding_is_believed_where_utf8_fails():
    word = "Çağdaş"  # six letters are too few to guess from
    assert decode(word.encode("iso8859-9"), ["ISO-8859-9"]) == word


def test_an_unknown_or_wrong_declaration_is_passed_over():
    assert decode(FRENCH.encode("cp1252"), ["utf-8", "no-such-charset", "hex", "utf-16"]) == FRENCH
    assert decode(FRENCH.encode(), ["shift_jis"]) == FRENCH


def test_a_text_cut_within_a_character_is_still_utf8():
    assert decode(RUSSIAN.encode()[:-2]) == RUSSIAN[:-2] + "\ufffd"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\0" * 1000, bytes(range(32)) * 50])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(IngestError) as refusal:
        decode(data)
    assert refusal.value.status == "malformed"
    assert str(refusal.value) == ("the content is no text that can be recognised. Save it as plain text in UTF-8.")


def test_line_ends_become_line_feeds_and_nothing_else_changes():
    assert (
        decode(b"One.\r\nTwo.\rThree.\n\n\tFour.\x0cFive\xc2\xa0six. ")
        == "One.\nTwo.\nThree.\n\n\tFour.\x0cFive\xa0six. "
    )


@given(st.text(st.characters()))
def test_a_sound_text_holds_no_nul_no_carriage_return_and_no_lone_surrogate(text):
    result = sound(text)
    assert not {"\0", "\r"} & set(result)
    result.encode("utf-8")  # raises on a surrogate
    assert sound(result) == result


def test_what_no_text_can_hold_is_marked_and_not_dropped():
    assert sound("a\0b\ud800c") == "a\ufffdb\ufffdc"


def test_a_utf8_text_with_a_tail_in_another_encoding_keeps_its_marks():
    tail = "\nMarsh’s friend said “no” – at the café."
    assert decode((ENGLISH * 3).encode() + tail.encode("cp1252")) == ENGLISH * 3 + tail
    assert decode(codecs.BOM_UTF8 + (ENGLISH * 3).encode() + tail.encode("cp1252")) == ENGLISH * 3 + tail


def test_a_character_cut_in_the_middle_of_a_text_is_unreadable_and_no_other_letter():
    assert decode(RUSSIAN.encode() + "д".encode()[:1] + b"\n" + RUSSIAN.encode()) == f"{RUSSIAN}\ufffd\n{RUSSIAN}"
    assert decode(ENGLISH.encode() + "“".encode()[:2] + b"\n" + ENGLISH.encode()) == f"{ENGLISH}\ufffd\n{ENGLISH}"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN])
def test_utf8_that_was_taken_for_another_encoding_is_put_right(text):
    assert decode(text.encode().decode("latin-1").encode()) == text


@pytest.mark.parametrize("text", ["We’re done.", "“No,” the mayor said.", ENGLISH, ENGLISH.replace("’", "'")])
def test_english_of_old_macintosh_programs_keeps_its_marks(text):
    assert decode((text + "\rThe bridge is closed.").encode("mac_roman")) == text + "\nThe bridge is closed."


def test_capital_letters_with_accents_are_no_marks_of_a_macintosh():
    for text in ("Òscar Ó Murchú met ÕLLE on Tuesday.", "NÃO é possível, disse JOÃO. ÓTIMO! ÒPERA."):
        assert decode(text.encode("cp1252")) == text


def test_texts_that_were_pasted_together_keep_the_marks_of_both():
    pasted = "“No,” she said – twice.\n".encode("cp1252") + "Zoë didn’t.".encode()
    assert decode(pasted) == "“No,” she said – twice.\nZoë didn’t."
    assert decode(FRENCH.encode("cp1252") + b"\x97") == FRENCH + "—"


def test_zeros_that_fill_the_end_of_a_file_are_no_text():
    assert decode(b"It rained." + bytes(500)) == "It rained."
