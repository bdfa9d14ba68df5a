"""A paragraph and a report of an agency, both invented."""

PROSE = (
    "Workers at Port Halloran voted on Tuesday to reject a second pay offer, extending a strike that has closed the "
    "harbour for seventeen days."
)

WIRE = """PORT HALLORAN, March 3 (Carrow Wire) — The union of dock workers rejected a second pay offer on Tuesday.

"We were promised a serious offer," said Tom Hale, its secretary.

Shops run short

The port authority declined to comment.

(Reporting by Anna Reed; Editing by Sue Marsh)"""
