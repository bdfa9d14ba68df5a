"""The texts that people labelled: what they did with them, what our agreement means, and what we set out to reach."""

from __future__ import annotations

from dataclasses import dataclass

LOW_IS_GOOD = "(low is good)"


@dataclass(frozen=True)
class DataSet:
    """What people did with which texts, and what our agreement with them means for a user."""

    family: str
    title: str
    labels: str
    meaning: str


TARGETS = {
    ("sentiment_nyt", "Pearson r, whole editorial"): 0.65,
    ("sentiment_emobank", "Pearson r, newspaper"): 0.48,
    ("loaded_babe", "AUC of term density, sentences"): 0.72,
    ("loaded_babe", "words: F1"): 0.32,
    ("loaded_ptc", "AUC of term density, lines"): 0.75,
    ("quotes_polnear", "speech tokens against direct: recall"): 0.985,
    ("quotes_polnear", "speech tokens against direct + mixed: precision"): 0.975,
    ("quotes_polnear", "speech tokens against direct + mixed: F1"): 0.91,
    ("quotes_polnear", "r of quote_density with gold direct share"): 0.93,
    ("quotes_polnear", "speaker accuracy, of matched"): 0.80,
    ("quotes_polnear", "speaker coverage, of matched"): 0.90,
    ("sentences_gum", "boundaries: F1"): 0.98,
    ("sentences_gum", f"mean relative error of n_sentences {LOW_IS_GOOD}"): 0.03,
    ("sentences_ewt", "boundaries: F1"): 0.93,
    ("readability_onestop", "flesch_reading_ease: share in full order"): 0.95,
}

DATA_SETS = {
    "sentiment_nyt": DataSet(
        "Sentiment",
        "Editorials of the New York Times",
        "20 people rated each snippet of an editorial from -4 to 4.",
        "The score of an article ranks editorials much as people do. A single sentence is a rough hint only: read the "
        "mean. (The row for snippets takes the plain vaderSentiment of their sentences.)",
    ),
    "sentiment_emobank": DataSet(
        "Sentiment",
        "EmoBank",
        "People rated single sentences of newspapers, and headlines, from negative to positive.",
        "One sentence or headline says little. Differences between outlets need many of them.",
    ),
    "loaded_babe": DataSet(
        "Loaded terms",
        "BABE",
        "People called single sentences of news biased or not, and marked the words.",
        "Of a sentence that people call biased and one that they do not, the first has the higher density of loaded "
        "terms in three of four pairs. One in three words that we mark is among those that people marked, and we mark "
        "half of theirs: use the number to find passages, then read them.",
    ),
    "loaded_ptc": DataSet(
        "Loaded terms",
        "PTC",
        "People marked loaded language in whole articles; a line is one sentence.",
        "The same holds within whole articles.",
    ),
    "basil": DataSet(
        "Loaded terms",
        "BASIL",
        "People marked the biased words of three outlets on the same event.",
        "No target, and hardly better than nothing: one hit in every article, whatever it says, already reaches .570 "
        "there [.487, .672], because both sides are counted per word. Which of two articles on an event is more "
        "loaded cannot be told from the density alone: compare many articles.",
    ),
    "quotes_polnear": DataSet(
        "Quotations",
        "PolNeAR",
        "People marked in political news what is quoted, directly, indirectly or partly (mixed), and by whom.",
        "Nearly all words of direct quotations are found, and nearly all words taken for quoted are. Nearly every "
        "quotation has a speaker, and it is the right one for more than nine of ten. Quote density also counts the "
        "quoted words inside mixed quotations: the rows against *direct* alone count these as errors. The rows "
        "against *direct + mixed* count the words around them as missed.",
    ),
    "sentences_gum": DataSet(
        "Sentences",
        "GUM news",
        "Linguists marked the sentences of whole pages.",
        "Sentiment per sentence and readability rest on sentences of news that are almost always right.",
    ),
    "sentences_ewt": DataSet(
        "Sentences",
        "EWT web texts",
        "The same for blogs, posts, reviews and e-mails.",
        "In posts and e-mails one sentence end in ten is missed, so sentences look longer and texts harder to read.",
    ),
    "readability_clear": DataSet(
        "Readability",
        "CLEAR",
        "Teachers chose the easier one of two excerpts; the figures are |r| with the easiness that follows.",
        "Every formula sees about a quarter to a third of what makes an excerpt hard for pupils. Between formulas "
        "the differences are small: choose the one that your readers know.",
    ),
    "readability_onestop": DataSet(
        "Readability",
        "OneStopEnglish",
        "Teachers rewrote articles at three levels; the figures are the shares of articles with all three in order.",
        "This is what the formulas are good for: to compare versions of one text. With 87 articles no formula is "
        "surely better than another, nor than textstat's.",
    ),
    "news_abp": DataSet(
        "News without labels",
        "ABP",
        "Articles of twelve large outlets; nobody labelled them.",
        "On ordinary news no main measure is missing, and nearly every article quotes somebody.",
    ),
}
