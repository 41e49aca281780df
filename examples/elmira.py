"""Elmira, Ontario, 1991: two parties together leave an equilibrium that each alone would keep.

Fang, L., Hipel, K. W. & Kilgour, D. M. (1993). Interactive Decision Making: The Graph Model for
Conflict Resolution. Wiley. Kilgour, D. M., Hipel, K. W., Fang, L. & Peng, X. (2001). Coalition
analysis in group decision support. Group Decision and Negotiation 10, 159-175. The model has
twelve outcomes here, or the nine published states, in the last of which the plant is abandoned.
Published: states 5, 8 and 9 are the equilibria by Nash and SEQ, 1 and 4 are so too by GMR and SMR;
the ministry and Uniroyal together leave 5 for 8. From the status quo, state 1, the local
government goes to 5, and only those two together on to 8. The rankings are recalled from the book;
hold them against it before you cite them.
"""

from detente.analysis.coalitions import coalitions, departures
from detente.analysis.stability import solve
from detente.analysis.status_quo import paths
from detente.exchange.stability_models import load_stability

PUBLISHED = {1: 0, 2: 1, 3: 2, 4: 3, 5: 6, 6: 7, 7: 8, 8: 9, 9: 4}
"""The published states, and the numbers of their outcomes here."""
state_of = {outcome: state for state, outcome in PUBLISHED.items()}

states = load_stability("elmira-states")
assert states.feasible == sorted(PUBLISHED.values())
verdicts = solve(states.graph, states.ranks)
for concept in ("nash", "seq", "sseq"):
    assert sorted(state_of[one] for one in verdicts.equilibria(concept)) == [5, 8, 9]
for concept in ("gmr", "smr"):
    assert sorted(state_of[one] for one in verdicts.equilibria(concept)) == [1, 4, 5, 8, 9]

twelve = load_stability("elmira")
verdicts = solve(twelve.graph, twelve.ranks)
abandoned = (4, 5, 10, 11)
assert set(verdicts.equilibria("nash")) == {6, 9, *abandoned}
assert set(verdicts.equilibria("gmr")) == {0, 3, 6, 9, *abandoned}

leaving = departures(states.graph, states.ranks, (6, 9, 4), coalitions(range(len(states.parties))))
(together,) = [one for one in leaving if one.unanswered["nash"]]
assert states.named(together.members) == ["ministry", "uniroyal"]
assert state_of[together.outcome] == 5
assert [state_of[one] for one in together.improvements] == [8]

way = paths(states.graph, states.ranks, 0, "joint").paths[9]
assert [(states.named(one.movers), state_of[one.outcome]) for one in way] == [
    (["local_government"], 5),
    (["ministry", "uniroyal"], 8),
]

print("Elmira, 1991: all that this program asserts is so.")
