"""The views of a comparison in headless Chromium: drawn without overlap where there is little room, and clickable."""

from __future__ import annotations

from conftest import choose, settled, take_columns_as_guessed

VIEWS = ["Differences", "All pairs", "Own and quoted", "Distribution", "Over time"]
OUTLETS = (("<b>Post</b>", "Norway"), ("The Extraordinarily Long-Named Chronicle and Post", "Chile"), ("Wire", "Chile"))
# Numbers keep the texts apart: they must be no near-copies.
ROWS = "\n".join(
    f'"Storm {n}{place} hit {3 * n + place} towns. ""We lost {5 * n + place} homes,"" said Ann Lee. '
    f'It was brutal {"and bad " * (n % 4)}for {7 * n + place} people.",{outlet},2020-0{1 + n % 2}-{n + 1:02},{country}'
    for place, (outlet, country) in enumerate(OUTLETS)
    for n in range(12)
)
NARROW = 820  # px: where text has least room


def overlaps(chart) -> list[str]:
    """Pairs of texts in a chart that cover each other."""
    return chart.evaluate(
        """chart => {
            const texts = [...chart.querySelectorAll('.annotation-text, .ytick text, .xtick text')]
                .map(each => [each.textContent, each.getBoundingClientRect()]).filter(each => each[1].width);
            return texts.flatMap(([a, p], i) => texts.slice(i + 1)
                .filter(([_, q]) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1
                    && q.top < p.bottom - 1)
                .map(([b]) => `${a} / ${b}`));
        }"""
    )


def test_no_text_covers_another_and_names_are_no_markup(open_page):
    page = open_page()
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').first.set_input_files(
        [{"name": "a.csv", "mimeType": "text/csv", "buffer": f"text,outlet,date,country\n{ROWS}".encode()}]
    )
    take_columns_as_guessed(page, "a.csv")
    settled(page)
    page.get_by_role("button", name="See the comparison").click()
    page.get_by_role("heading", name="Overview", exact=True).wait_for()
    page.get_by_role("link", name="Compare", exact=True).first.click()
    page.get_by_role("heading", name="Compare", exact=True).wait_for()
    page.set_viewport_size({"width": NARROW, "height": 900})
    for view in VIEWS:
        page.get_by_role("radio", name=view, exact=True).click()
        settled(page)
        chart = page.locator(".js-plotly-plot").first
        chart.locator(".annotation-text").first.wait_for()
        assert overlaps(chart) == [], view
        assert "<b>Post</b>" in chart.text_content()
    choose(page, "Compare", "country")
    page.locator(".js-plotly-plot", has_text="Norway").first.wait_for()


def test_a_dot_opens_its_article(open_page):
    page = open_page("compare")
    page.get_by_role("radio", name="Distribution", exact=True).click()
    settled(page)
    page.locator(".js-plotly-plot").first.locator(".points path").first.click(force=True)
    page.locator("article.fs-article").wait_for()
