"""Whose words fill the articles of a group: shares of speakers, who is quoted where, and with which verbs.

All tables are made of the rows of `lib.compare.speakers.joined` and describe these articles; they are no estimates.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

SIZES = {"n_words": ("n_words", "sum"), "n_quotations": ("id", "size"), "n_articles": ("id", "nunique")}


def attribution(rows: pd.DataFrame) -> pd.DataFrame:
    """How much of the quoted words has a known speaker: group, n_words, n_quotations, n_articles, n_known, share.

    One row a group, in alphabetical order. n_articles are those with a quotation, n_known the words of known speakers;
    share is n_known of n_words, 0 to 1, NaN where no word is quoted.
    """
    table = rows.groupby("group").agg(**SIZES)
    known = rows[rows["speaker"].notna()].groupby("group")["n_words"].sum()
    table["n_known"] = known.reindex(table.index, fill_value=0)
    return table.assign(share=_share(table["n_known"], table["n_words"])).reset_index()


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """The speakers of each group: group, speaker, kind, n_words, n_quotations, n_articles, share; most words first.

    share is of the group's quoted words whose speaker is known: 0 to 1, adding up to 1 in a group. NaN without a word.
    """
    known = rows[rows["speaker"].notna()]
    table = known.groupby(["group", "speaker", "kind"]).agg(**SIZES).reset_index()
    total = table.groupby("group")["n_words"].transform("sum")
    ordered = table.assign(share=_share(table["n_words"], total)).sort_values(
        ["group", "n_words", "n_quotations", "speaker"], ascending=[True, False, False, True]
    )
    return ordered.reset_index(drop=True)


def leading(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """The rows of `shares`, in each group the first `most` and the others summed.

    A summed row has no speaker, kind "others" and in `n_speakers` how many it stands for; every other row has 1 there.
    It has no n_articles (NaN): one article may quote several of them. A single one more is shown, not summed.
    """
    return pd.concat([_leading(group, most) for _, group in table.groupby("group")] or [table.assign(n_speakers=1)])


def heard(rows: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """The speakers of all groups: speaker, kind, n_words, n_quotations, n_articles, n_groups, reach; most words first.

    reach: quoted by "one" of `groups`, by "some" or by "all". It is None for descriptions and for surnames that several
    persons share, which are not one person, and None where only one group is compared.
    """
    known = rows[rows["speaker"].notna()]
    table = known.groupby(["speaker", "kind"]).agg(**SIZES, n_groups=("group", "nunique")).reset_index()
    reach = pd.Series("some", index=table.index, dtype=object)
    reach = reach.mask(table["n_groups"] == 1, "one").mask(table["n_groups"] == len(groups), "all")
    reach = reach.where((table["kind"] == "named") & (len(groups) > 1), None)
    ordered = table.assign(reach=reach).sort_values(["n_words", "speaker"], ascending=[False, True])
    return ordered.reset_index(drop=True)


def words_by_group(rows: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Quoted words of each speaker in each group: index speaker, one column a group, 0 where it does not quote them."""
    table = rows.pivot_table(index="speaker", columns="group", values="n_words", aggfunc="sum", fill_value=0)
    return table.reindex(columns=list(groups), fill_value=0)


def verbs(rows: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Reporting verbs of direct quotations: cue, cue_class, n, and the n of each group as group_0, group_1 …

    As the articles have them, in lower case; the commonest first.
    """
    said = rows[rows["cue"].notna()]
    table = pd.crosstab([said["cue"], said["cue_class"]], said["group"]).reindex(columns=list(groups), fill_value=0)
    # A group may bear the name of another column.
    table.columns = pd.Index([f"group_{place}" for place in range(len(groups))])
    return table.assign(n=table.sum(axis=1)).sort_values(["n", "cue"], ascending=[False, True]).reset_index()


def verb_classes(rows: pd.DataFrame) -> pd.DataFrame:
    """Neutral and evaluative verbs of each group: group, n_neutral, n_evaluative, n_articles, most_used.

    n_articles are those with a reporting verb of a direct quotation. most_used: "said 12, told 3".
    """
    said = rows[rows["cue"].notna()]
    counts = [
        (
            group,
            int((own["cue_class"] == "neutral").sum()),
            int((own["cue_class"] == "evaluative").sum()),
            own["id"].nunique(),
            listed(own["cue"], most=5),
        )
        for group, own in said.groupby("group")
    ]
    return pd.DataFrame(counts, columns=["group", "n_neutral", "n_evaluative", "n_articles", "most_used"])


def verbs_given(rows: pd.DataFrame) -> pd.DataFrame:
    """With which verbs each group reports each speaker: speaker, group, n_words, n_quotations, neutral, evaluative.

    neutral and evaluative list verbs with their numbers ("said 3, told 1"), empty where there is none. Quotations
    without a verb are in n_quotations only.
    """
    known = rows[rows["speaker"].notna()]
    of, sizes = ["speaker", "group"], {name: SIZES[name] for name in ("n_words", "n_quotations")}
    table = known.groupby(of).agg(**sizes)
    counts = known.groupby([*of, "cue_class", "cue"]).size().reset_index(name="n")
    ordered = counts.sort_values(["n", "cue"], ascending=[False, True])
    texts = ordered["cue"] + " " + ordered["n"].map("{:,}".format)
    listed_verbs = texts.groupby([ordered[name] for name in (*of, "cue_class")]).agg(", ".join).unstack()
    verbs_of = listed_verbs.reindex(index=table.index, columns=["neutral", "evaluative"])
    return table.join(verbs_of.astype(object).where(verbs_of.notna(), "")).reset_index()


def listed(words: pd.Series[str], most: int) -> str:
    """Words with their numbers, the commonest first: "said 3, told 1"."""
    counts = sorted(words.value_counts().items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{word} {n:,}" for word, n in counts[:most])


def _leading(group: pd.DataFrame, most: int) -> pd.DataFrame:
    if len(group) <= most + 1:
        return group.assign(n_speakers=1)
    rest = group[most:]
    others = {
        "group": rest["group"].iloc[0],
        "kind": "others",
        "n_words": rest["n_words"].sum(),
        "n_quotations": rest["n_quotations"].sum(),
        "share": rest["share"].sum(),
        "n_speakers": len(rest),
    }
    return pd.concat([group[:most].assign(n_speakers=1), pd.DataFrame([others])], ignore_index=True)


def _share(part: pd.Series[float], whole: pd.Series[float]) -> pd.Series[float]:
    return part / whole.where(whole > 0)
