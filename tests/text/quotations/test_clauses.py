"""Who is quoted in sentences of several clauses, and by names and roles that look like something else."""

from __future__ import annotations

import pytest
from quoted import found, sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A participle to the subject of the main clause.
        ('Calling the dam "a risk", Ana Ruiz left the room.', [("Ana Ruiz", "Calling")]),
        ('Calling the dam "a risk", the mayor left the room at noon.', [("the mayor", "Calling")]),
        ('Having promised "no new dams", the mayor built two.', [("the mayor", "promised")]),
        # A clause that opens the sentence.
        ('As she said "yes", the crowd cheered.', [("she", "said")]),
        ('When Lane said "enough," Ruiz announced that she would go.', [("Lane", "said")]),
        ('Though critics say it is "too little", Ruiz insists it is enough.', [("critics", "say")]),
        ('When asked about it, "we shall see", Lane said.', [("Lane", "said")]),
        # A verb and its subject between commas.
        ('The risk, said Ana Ruiz, "is very small indeed".', [("Ana Ruiz", "said")]),
        ('The answer is clear, said the mayor: "We build."', [("the mayor", "said")]),
        ('Not so, says Lane. "The numbers are made up."', [("Lane", None)]),
        ('Ana Ruiz, a nurse, said Monday: "It is over."', [("Ana Ruiz", "said")]),
        ('Ana Ruiz, of Leeds, said the following: "It is over."', [("Ana Ruiz", "said")]),
        # A relative clause with a verb of its own.
        ('"It is over," Lane, who had argued for the dam, told the board.', [("Lane", "told")]),
        ('"It is over," said Lane, who argued for the dam.', [("Lane", "said")]),
        # Heard to say it, told by somebody.
        ('"Shots fired," a driver can be heard saying.', [("a driver", "saying")]),
        ('"Keep quiet," they were told by managers.', [("managers", "told")]),
        # Answers in an interview.
        ('"I was tired," says Lane. And the money? "That, too."', [("Lane", "says"), ("Lane", None)]),
    ],
)
def test_who_speaks_in_which_clause(text, expected):
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Theresa May said the dam was "safe".', "Theresa May"),
        ('"The dam is safe," said May Lin, who runs it.', "May Lin"),
        ('In May Lane said the dam was "safe".', "Lane"),
        ('Will Hart says the dam is "safe".', "Will Hart"),
        ('The All Blacks coach called the dam "a storm in a teacup".', "The All Blacks coach"),
        ('A note on the gate said: "Beware of the bull."', "A note"),
        ('Ex-Rovers captain Mo Hart, now a nurse, said the dam was "safe".', "Ex-Rovers captain Mo Hart"),
        ('Nurse and union rep Ana Ruiz, from Leeds, said: "We are on our knees."', "Nurse and union rep Ana Ruiz"),
        ('Lane rejected Ruiz, who said the dam was "safe".', "Ruiz"),
    ],
)
def test_names_and_roles_that_look_like_something_else(text, speaker):
    assert [who for who, _ in sources(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We lost it all” — Rosa Mena, 40, farmer", "Rosa Mena"),
        ("“We lost it all.” — Rosa Mena, 40, farmer", "Rosa Mena"),
        ("“We lost it all,” — Rosa Mena, teacher, Pune", "Rosa Mena"),
        ("“We lost it all” — Rosa Mena never came back", None),
        ("“Rosa Mena” – Paris, the capital, is full of it", None),
    ],
)
def test_a_signature_may_have_an_age_and_an_occupation(text, speaker):
    assert [who for who, _ in sources(text)] == ([speaker] if speaker else [])


def test_the_full_stop_of_a_short_sentence_may_stand_after_its_mark():
    assert sources("“Never”, wrote Ms Lane. “Never again”.") == [("Ms Lane", "wrote"), ("Ms Lane", None)]
    assert [q.kind for q in found("The best songs are “Never again”. “Never again”.")] == ["scare", "scare"]
