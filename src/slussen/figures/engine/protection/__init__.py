"""Statistical disclosure control by cell suppression: small counts and what would give them away.

``protect.protect`` is the way in. A table (``table``) becomes a system of sums (``hierarchies``,
``relations``); what is below the minimum is hidden, and ``search`` looks for the fewest other cells
to hide (``cuts``, ``master``, ``repair``) until the attacker (``attack``) can't narrow any of them.
"""
