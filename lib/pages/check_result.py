"""What came out of a check by hand, in words that claim no more than its figures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.compare.agreement import Agreement
from lib.compare.figures import MINUS, with_minus
from lib.compare.handcheck.check import SCALES, Check
from lib.compare.handcheck.result import (
    MAIN_MEASURE,
    MEASURES,
    Values,
    agreement,
    alpha,
    disagreements,
    n_by_outlet,
    n_changed,
    short,
    written,
)
from lib.metrics import metrics
from lib.model import NO_OUTLET, NO_TITLE
from lib.pages.checked import present_values
from lib.pages.controls import open_chosen
from lib.pages.labels import counted
from lib.pages.state.articles import corpus
from lib.pages.state.cards import cards
from lib.pages.table_height import THREE_LINES

MOST_SHOWN = 15  # disagreements
TENTATIVE, RELIABLE = 0.667, 0.8  # Krippendorff (2004), Content Analysis, ch. 11


def result(check: Check) -> None:
    """Agreement with the measures, between the coders, and where they part."""
    st.header("Agreement with the measure")
    values = present_values(check)
    if values is None:
        return
    _cautions(check, values)
    if not any(values):
        return
    for coding in check.closed:
        st.text(in_words(coding.coder, agreement(check, coding, values, MAIN_MEASURE[check.question]), check))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _measures(check, values)
    with right:
        _outlets(check, values)
    if len(check.closed) > 1:
        _between_coders(check)
    _disagreements(check, values)


def _cautions(check: Check, values: Values) -> None:
    n_gone, n_new = sum(now is None for now in values), n_changed(check, values)
    if n_gone:
        st.warning(
            f"{n_gone} of the {len(values)} sentences are not measured now: their articles are not in this corpus, or "
            "their paragraphs are left out. They do not count."
        )
    if n_new:
        st.caption(
            f"{n_new} of the sentences measure differently than at the draw, because settings or lexicon changed. The "
            "codes are set beside the present values."
        )


def in_words(coder: str, found: Agreement, check: Check) -> str:
    """What one coder's agreement with the main measure says, and no more."""
    label = metrics()[MAIN_MEASURE[check.question]].label
    head = f"{coder}, {counted(found.n, 'sentence')}: "
    if found.value is None:
        return f"{head}agreement with {label} is undefined: too few codes, or all codes or all values are alike."
    interval = f", 95 % interval {short(found.low)} to {short(found.high)}" if found.low != found.high else ""
    return f"{head}{found.name} = {short(found.value)}{interval}. {_meaning(found)}"


def _meaning(found: Agreement) -> str:
    chance, name = (0.0, "0, no agreement") if found.name == "r" else (0.5, ".5, chance")
    if found.low is None or found.high is None or found.low == found.high:
        return "So few sentences put no bounds on it."
    if found.low <= chance <= found.high:
        return f"The interval includes {name}: these sentences do not show that measure and coder agree."
    way = "higher" if found.low > chance else "lower, against what it should be,"
    coded = "coded as more positive" if found.name == "r" else "coded as loaded"
    return f"The measure tends to be {way} in sentences {coded}."


def _measures(check: Check, values: Values) -> None:
    rows = [
        (metrics()[name].label, coding.coder, found.name, written(found), found.n)
        for name, judged in MEASURES.items()
        if judged.question == check.question
        for coding in check.closed
        for found in [agreement(check, coding, values, name)]
    ]
    table = pd.DataFrame(rows, columns=["Measure", "Coder", "Figure", "Value and 95 % interval", "n"])
    st.dataframe(table, hide_index=True, key="check_measures")
    st.caption(
        "r: Pearson's correlation of codes and measure, 1 if they rise together, 0 if they have nothing in common. "
        "AUC: how often, of one sentence that should stand out and one that should not, the measure is higher in the "
        "first; .5 is chance. Both are about single sentences and do not say how well whole articles are measured."
    )


def _outlets(check: Check, values: Values) -> None:
    known = cards(corpus())
    drawn_from = {drawn.article for drawn in check.sentences}
    outlet_of = {each: known[each].outlet or NO_OUTLET for each in drawn_from if each in known}
    found = n_by_outlet(check, values, outlet_of)
    st.dataframe(pd.DataFrame({"Outlet": found.keys(), "n": found.values()}), hide_index=True, key="check_outlets")
    st.caption("Coded sentences of each outlet. Too few to say whether the measure serves one outlet worse.")


def _between_coders(check: Check) -> None:
    found, n = alpha(check)
    st.header("Agreement between the coders")
    if found is None:
        st.markdown("Krippendorff's alpha is undefined: no sentence has two codes, or all codes are alike.")
        return
    verdict = (
        f"below {short(TENTATIVE)}, so their codes do not bear conclusions"
        if found < TENTATIVE
        else f"enough for tentative conclusions ({short(TENTATIVE)}), not for firm ones ({short(RELIABLE)})"
        if found < RELIABLE
        else f"at or above {short(RELIABLE)}, the usual demand"
    )
    st.markdown(
        f"Krippendorff's alpha = {short(found)} on {counted(n, 'sentence')} with two codes (1: they agree throughout, "
        f"0: as by chance). It is {verdict} (Krippendorff 2004); it has no interval here, so take it with care."
    )


def _disagreements(check: Check, values: Values) -> None:
    st.header("Where code and measure part")
    shown = disagreements(check, values)[:MOST_SHOWN]
    known = cards(corpus())
    drawn = [check.sentences[place] for place in shown["place"]]
    rows = shown.assign(
        sentence=[each.text for each in drawn],
        coded=[_code_label(check, code) for code in shown["code"]],
        outlet=[known[each.article].outlet or NO_OUTLET for each in drawn],
        title=[known[each.article].title or NO_TITLE for each in drawn],
        id=[each.article for each in drawn],
        start=[each.start for each in drawn],
        end=[each.end for each in drawn],
    )
    measure = metrics()[MAIN_MEASURE[check.question]].label
    picked = st.dataframe(
        rows[["sentence", "coded", "measured", "outlet", "title"]],
        column_config={
            "sentence": st.column_config.TextColumn("Sentence", width=520),
            "coded": st.column_config.TextColumn("Code", width=110),
            "measured": st.column_config.NumberColumn(measure, format="%.2f", width=100),
            "outlet": st.column_config.TextColumn("Outlet", width=130),
            "title": st.column_config.TextColumn("Article", width=220),
        },
        hide_index=True,
        row_height=THREE_LINES,
        on_select="rerun",
        selection_mode="single-row",
        key="check_disagreements",
    )
    unit = "per 100 words of the sentence" if check.question == "loadedness" else f"of the sentence, {MINUS}1 to 1"
    st.caption(
        f"The furthest apart first: by the places of a sentence in the order of the codes and in that of the measure. "
        f"{measure}: {unit}. Choose a row: a button below opens its article."
    )
    open_chosen(picked, rows, key="check_open")


def _code_label(check: Check, code: float) -> str:
    scale = SCALES[check.question]
    return scale[int(code)] if code in scale else with_minus(f"{code:+.1f}")
