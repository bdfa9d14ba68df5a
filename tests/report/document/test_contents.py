"""What a report says, in which order, and that it claims no more than its articles support."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from reported import material, request, silent

from lib.compare.sentence import FINDING, NONE, ONE_MEASURE
from lib.ingest.folder import sample_articles
from lib.metrics import metrics
from lib.model import Article
from lib.report.document import drawn, voices
from lib.report.document.contents import STEPS, report_of
from lib.report.document.evidence import evidence
from lib.report.document.found import supported
from lib.report.document.material import CONTENTS
from lib.report.document.parts import Bullets, Chart, Excerpts, FullText, Grid, Paragraph


def parts(sections):
    """All parts of sections, those of the sections below them, too."""
    for section in sections:
        yield from section.parts
        yield from parts(section.below)


def written(sections) -> str:
    """All sentences, one a line."""
    said = []
    for part in parts(sections):
        if isinstance(part, Paragraph):
            said.append(f"{part.lead} {part.text}")
        elif isinstance(part, Bullets):
            said += [f"{item.lead} {item.text} {item.after}" for item in part.items]
    return "\n".join(said)


def section(report, heading):
    return next(each for each in report.sections if each.heading == heading)


def test_findings_come_before_charts_and_methods_before_provenance(sample_report):
    assert [each.heading for each in sample_report.sections] == [
        "What was compared",
        "What was found",
        "Measure by measure",
        "Distinctive terms",
        "What things are called",
        "Who is quoted",
        "Passages",
        "Does it hold under other choices?",
        "Methods",
        "Cautions",
        "Provenance",
    ]
    assert sample_report.about.startswith("40 articles of 4 outlets on 2 events, published 2025-10-14 to 2026-03-14.")


def test_every_finding_has_difference_interval_n_and_q(sample, sample_report):
    found = section(sample_report, "What was found")
    bullets = next(part for part in found.parts if isinstance(part, Bullets)).items
    findings = [item for item in bullets if item.weight == "finding"]
    assert len(findings) == (supported(sample)["certainty"] == FINDING).sum() > 0
    for item in findings:
        assert re.search(r"95 % interval .+ to .+, \d+ and \d+ articles", item.text)
        assert re.match(r"q (< 0\.001|= 0\.0\d+)", item.after)
    assert [item.weight for item in bullets] == sorted(item.weight for item in bullets)  # "finding" before "plain"


def test_a_finding_in_all_words_is_not_said_again_of_own_words(sample):
    said = supported(sample)
    assert len(said) > 0
    assert not said.duplicated(["measure", "target", "certainty"]).any()


def test_what_could_not_be_shown_is_named(sample_report):
    (below,) = section(sample_report, "What was found").below
    assert below.heading == "What these articles cannot show"
    assert "no difference in sentiment that 10 and 30 articles could show" in written([below])


def test_single_articles_support_no_claim(few):
    report = report_of(few, silent)
    said = written(report.sections[:-3])  # not the methods, which explain findings
    assert "Nothing was tested: a test takes 5 comparable articles on both sides." in said
    assert "No difference between these groups is supported by these articles." in said
    for claim in (
        " more loaded terms",
        " fewer loaded terms",
        "more negative in tone",
        "harder to read",
        "are findings",
    ):
        assert claim not in said
    assert report.title == "Framing signals in 2 articles"
    charts = [part for part in parts(report.sections) if isinstance(part, Chart)]
    assert "differences" not in {chart.picture.kind for chart in charts}
    assert all("differ in their words" not in chart.picture.words.title for chart in charts)


def test_an_outlet_alone_is_described():
    known = [article for article in sample_articles() if article.outlet == "Carrow Wire"]
    report = report_of(material(known), silent)
    assert "Nothing to compare: that takes two outlets, and there is one." in written(report.sections)


def test_what_is_not_wanted_is_left_out(sample):
    report = report_of(_with(sample, contents=frozenset()), silent)
    assert [each.heading for each in report.sections] == [
        "What was compared", "What was found", "Methods", "Cautions", "Provenance",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CONTENTS)
def test_each_of_the_contents_has_a_step_of_its_own_or_a_chart(name):
    (step,) = [step for step in STEPS if name in step.wanted]
    assert step.wanted == {name} or name in ("overview", "differences")


def _with(made, **wanted):
    return replace(made, request=request(**wanted))


def test_near_copies_and_articles_without_an_outlet_are_said_to_be_left_out():
    words = "The council met on Monday to discuss the budget for the new bridge over the river Ondle in the old town. "
    known = [
        Article(f"{words * 5}It adjourned.", outlet="Wire", published="2024-05-01"),
        Article(f"{words * 5}It voted.", outlet="Post", published="2024-05-02"),
        Article("Nobody left the town below the dam, which held all night.", published="2024-05-02"),
    ]
    said = written(report_of(material(known), silent).sections)
    assert "Near-copies: 1 article mostly word for word in another article of the corpus." in said
    assert "No known outlet: 1 article in no comparison." in said
    assert "1 article left out as near-copies" in said


def test_a_near_copy_on_another_event_is_none_of_those_reported():
    words = "The council met on Monday to discuss the budget for the new bridge over the river Ondle in the old town. "
    known = [
        Article(f"{words * 5}It adjourned.", outlet="Wire", event="Bridge", published="2024-05-01"),
        Article(f"{words * 5}It voted.", outlet="Post", event="Bridge", published="2024-05-02"),
        Article("Nobody left the town below the dam, which held all night.", outlet="Wire", event="Dam"),
    ]
    made = material(known)
    for with_copies in (False, True):
        dam = replace(_with(made, event="Dam"), with_copies=with_copies)
        assert len(dam.copies_of_event) == 0
        assert "Near-copies:" not in written(report_of(dam, silent).sections)
    bridge = replace(_with(made, event="Bridge"), with_copies=True)
    assert (len(bridge.copies_of_event), bridge.n_left_out) == (1, 0)
    assert "Near-copies: 1 article, compared like others, as asked." in written(report_of(bridge, silent).sections)


def test_of_very_many_groups_those_with_most_articles_are_drawn_and_it_says_so(sample, monkeypatch):
    metric, outlets = metrics()["loaded_terms"], sample.scores["outlet"]
    whole = drawn.chart_of_differences(sample, metric)
    assert len(whole.rows.rows) == 4
    assert "Drawn:" not in whole.picture.words.subtitle
    monkeypatch.setattr(drawn, "MOST_GROUPS", 3)
    # The outlet with the highest value has the fewest articles now.
    fewer = replace(sample, scores=sample.scores.drop(outlets.index[outlets == "The Harbour Post"][:3]))
    for chart, name in (
        (drawn.chart_of_differences(fewer, metric), "target"),
        (drawn.chart_by_group(fewer, metric), "outlet"),
    ):
        assert set(chart.rows.rows[name]) == {"Carrow Wire", "Meridian Review", "People's Ledger"}
        assert "Drawn: the 3 of 4 outlets with the most articles" in chart.picture.words.subtitle


def test_a_table_of_speakers_says_that_it_has_not_every_outlet(sample, monkeypatch):
    chart = next(part for part in voices.voices(sample).parts if isinstance(part, Chart))
    assert chart.rows.caption == "Who is quoted by each outlet"
    monkeypatch.setattr(voices, "MOST_GROUPS", 3)
    chart = next(part for part in voices.voices(sample).parts if isinstance(part, Chart))
    assert chart.rows.caption == "Who is quoted by each outlet; the 3 with most quoted words of 4"
    assert chart.rows.rows["group"].nunique() == 3


def test_one_event_is_reported_alone(sample):
    report = report_of(_with(sample, event="Port strike", contents=frozenset()), silent)
    assert report.title == "How 4 outlets tell Port strike"
    assert report.about.startswith("20 articles of 4 outlets on 1 event")
    assert "Dam evacuation" not in written(report.sections)


def test_passages_are_short_and_marked_and_texts_are_left_out_unless_asked_for(sample, sample_report):
    passages = section(sample_report, "Passages")
    excerpts = [item for part in parts([passages]) if isinstance(part, Excerpts) for item in part.items]
    assert len(excerpts) > 20
    assert max(len(each.text) for each in excerpts) < 400
    assert all(each.marks for each in excerpts)
    assert not [part for part in parts(sample_report.sections) if isinstance(part, FullText)]
    with_texts = report_of(_with(sample, full_texts=True, contents=frozenset()), silent)
    texts = [part.read().id for part in parts(with_texts.sections) if isinstance(part, FullText)]
    assert texts == list(sample.table["id"])
    assert "Marks in an HTML report: bold and underlined, a loaded term" in written(with_texts.sections)


def test_passages_are_the_same_at_every_making(sample, sample_report):
    assert evidence(sample) == section(sample_report, "Passages")


def test_every_chart_has_words_an_alternative_text_and_rows(sample_report):
    charts = [part for part in parts(sample_report.sections) if isinstance(part, Chart)]
    assert len(charts) > 10
    for chart in charts:
        assert chart.picture.words.source.startswith("Source: Framescope")
        assert len(chart.picture.alt) > 60
        assert len(chart.rows.rows) > 0
        assert {column.name for column in chart.rows.columns} <= set(chart.rows.rows.columns)


def test_the_measures_that_are_wanted_are_reported(sample):
    report = report_of(_with(sample, measures=("lix",), contents=frozenset({"overview"})), silent)
    assert [each.heading for each in section(report, "Measure by measure").below] == ["LIX"]
    assert "LIX" in written([section(report, "What was found")])
    assert "Loaded terms" not in [each.heading for each in section(report, "Methods").below]


def test_provenance_is_a_table(sample_report):
    (grid,) = [part for part in section(sample_report, "Provenance").parts if isinstance(part, Grid)]
    known = dict(zip(grid.rows["what"], grid.rows["value"], strict=True))
    assert known["Articles compared"] == "40, 0 left out"
    assert known["Random numbers"] == "seed 0"


def test_the_work_says_how_far_it_is_and_can_be_stopped(sample):
    told = []

    def stop(done, of, doing):
        told.append((done, of))
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        report_of(sample, stop)
    assert told == [(0, 12), (1, 12), (2, 12)]


def test_a_finding_of_quoted_words_is_told_where_all_words_hold_for_one_measure_alone(sample):
    made = _with(sample, measures=("lix",))
    rows = made.differences[(made.differences["reference"] == "the others") & (made.differences["measure"] == "lix")]
    certainty = rows["voice"].map({"all": ONE_MEASURE, "own": ONE_MEASURE, "quoted": FINDING})
    made.__dict__["differences"] = rows.assign(certainty=certainty)
    told = supported(made)
    assert set(told[told["certainty"] == FINDING]["voice"]) == {"quoted"}
    assert set(told[told["certainty"] == ONE_MEASURE]["voice"]) == {"all"}
    assert len(told) == 2 * len(made.present)


def test_no_finding_among_the_reported_measures_is_not_said_to_be_none_at_all(sample):
    made = _with(sample, measures=("lix",), contents=frozenset())
    others = made.differences["measure"] != "lix"
    made.__dict__["differences"] = made.differences.assign(
        certainty=made.differences["certainty"].where(others, NONE), q_measure=1.0
    )
    said = written([section(report_of(made, silent), "What was found")])
    assert "None of these findings sets one outlet apart from the others in a measure reported here" in said
    assert "No difference between these groups is supported" not in said


@pytest.mark.parametrize("with_finding", [True, False])
def test_what_holds_for_one_measure_alone_is_never_said_to_stand_beside_nothing(sample, with_finding):
    made = _with(sample, measures=("lix",), contents=frozenset())
    rows = made.differences[(made.differences["reference"] == "the others") & (made.differences["measure"] == "lix")]
    rows = rows[rows["voice"] == "all"]
    kinds = [FINDING if with_finding else NONE, ONE_MEASURE] + [NONE] * (len(rows) - 2)
    made.__dict__["differences"] = rows.assign(certainty=kinds)
    said = written([section(report_of(made, silent), "What was found")])
    assert "Not findings, but differences that hold for a reader who asked about that one measure" in said
    assert "No findings" not in said
    assert "supported by these articles" not in said
    assert ("No difference between these groups is a finding." in said) == (not with_finding)


def test_the_title_says_how_many_events_are_told_and_names_the_only_one(sample, sample_report):
    assert sample_report.title == "How 4 outlets tell 2 events"
    alone = replace(sample, scores=sample.scores[sample.scores["event"] == "Port strike"])
    assert report_of(_with(alone, contents=frozenset()), silent).title == "How 4 outlets tell Port strike"
    unknown = replace(sample, scores=sample.scores.assign(event=None))
    assert report_of(_with(unknown, contents=frozenset()), silent).title == "Framing signals: all events, by outlet"


def test_the_corpus_is_named_above_the_report_and_in_its_provenance(sample):
    report = report_of(_with(sample, corpus="Harbour 2026", contents=frozenset()), silent)
    assert report.about.startswith("Corpus: Harbour 2026. 40 articles of 4 outlets")
    (grid,) = [part for part in section(report, "Provenance").parts if isinstance(part, Grid)]
    assert dict(zip(grid.rows["what"], grid.rows["value"], strict=True))["Corpus"] == "Harbour 2026"


def test_a_table_that_would_be_empty_is_a_sentence():
    said = '"The dam held all night," Ann Holt said.'
    made = material([Article(f"{said} {each} saw it.", outlet=each) for each in ("Wire", "Post")])
    report = report_of(replace(made, with_copies=True), silent)
    voices = section(report, "Who is quoted")
    assert "No named speaker is quoted by one outlet only." in written([voices])
    assert all(len(part.rows) for part in parts(report.sections) if isinstance(part, Grid))
