"""Pages as they are scraped: an article among menus, advertisements and broken lines."""

from __future__ import annotations

PAGE = """Skip to content
Harbour Post
Home | News | Sport | Opinion | Subscribe
Dockers reject pay offer as port strike enters third week
Union says talks "have gone nowhere" while the authority warns of shortages
By Anna Reed, Economics Editor
Published 3 March 2026, 10:42
5 min read
Share
Copy link
Workers at Port Halloran voted on Tuesday to reject a second pay offer, extending a strike that has closed the harbour.
"We were promised a serious offer and we got an insult," said the union's secretary, Tom Hale, outside the gate.
Advertisement
What happens next
The council will meet on Thursday to discuss emergency supplies.
Read more: Ferry sold for scrap after 40 years
Shops in the old town reported queues for bread and petrol on Monday.
Do you work at the port? Email our reporter at anna.reed@harbourpost.example
Topics
Ports
Most read
Council approves second tunnel
Get our free daily newsletter straight to your inbox
© 2026 Harbour Post Media Ltd. No part of this site may be reproduced."""

ADVERTISED = """The Quiet War on the Docks

by Marcus Lind

Global Observer, 12 March 2026

Topics: Labour, Ports

Series: Halloran

For three weeks the cranes of Port Halloran have stood still, and nobody in the capital seems to care what that means.

Nobody took responsibility for the decision, and no official would speak on the record.

The views expressed in this article are solely those of the author.

Observer Books is proud to present Marcus Lind's new volume, Salt and Iron

Lind spent six years among the dockers of the coast. His book is a portrait of a community that refuses to disappear.

Paperback, 312 pages

ISBN 978-1-2345-6789-7

Publisher: Observer Books

Price: £14.99

Order your copy here

This article was first published by The Quay."""

WRAPPED = """Dockers reject second pay offer

By ANNA REED
Harbour Post Staff Writer

Workers at Port Halloran voted on Tuesday to reject a second pay offer,
extending a strike that has closed the harbour for seventeen days and
left shops in the old town short of bread.
  The port authority said that the offer was fair and that it had asked
for talks on Friday. It added that no ship was waiting outside the port
at the moment.

Copyright 2026 Harbour Post. All rights of the publisher and of the author
are reserved in every country."""
