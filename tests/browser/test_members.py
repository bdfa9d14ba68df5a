"""Two people, each with a browser: each sees the own name, and nobody a corpus of which he or she is no member."""

from __future__ import annotations

from conftest import settled
from playwright.sync_api import expect
from test_dashboard import drop, payload
from test_security import STRANGER, words


def test_two_people_log_in_and_see_their_own_names_and_the_corpora_of_which_they_are_members(login_server):
    with login_server.opened_by("ann") as first, login_server.opened_by("bob") as second:
        drop(first, payload("dam.txt", "The dam of Carrow held through the night."))
        address = first.url
        assert "corpus=" in address
        second.goto(address)
        second.get_by_text("There is no corpus at this address").wait_for()
        assert "Carrow" not in second.content()
        second.get_by_role("button", name="Show my corpora").click()
        second.get_by_text("The sample corpus", exact=True).wait_for()
        settled(second)
        assert second.get_by_text("Corpus of", exact=False).count() == 0

        first.get_by_role("link", name="Corpora", exact=True).first.click()
        first.get_by_label("E-mail").fill("Bob@example.org")
        first.get_by_role("button", name="Add").click()
        first.get_by_text("bob@example.org, member").wait_for()
        second.goto(address)
        second.locator(".fs-files", has_text="dam.txt").wait_for()

        first.locator('[class*="corpora_out_bob"] button').click()
        expect(first.get_by_text("bob@example.org, member")).to_have_count(0)
        second.reload()
        second.get_by_text("There is no corpus at this address").wait_for()

        assert first.request.get(f"{login_server.url}/media/none.csv").status == 404
        first.reload()  # the later log-in of another changes nothing
        for page, name in ((second, "bob@example.org"), (first, "ann@example.org")):
            page.get_by_text(f"Logged in as {name}", exact=True).wait_for()
            assert page.get_by_text("Logged in as").count() == 1
        first.get_by_role("button", name="Log out").click()
        first.get_by_role("button", name="Log in").wait_for()
        assert words(first) == STRANGER
        second.reload()
        second.get_by_text("Logged in as bob@example.org").wait_for()
