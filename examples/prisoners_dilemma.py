"""Prisoner's dilemma: to cooperate is no Nash equilibrium, yet it holds if answers are feared.

The textbook game. Its outcomes are usually numbered from 1: 1 is "both defect" (0 here), 4 is
"both cooperate" (3 here). Published: Nash 1; GMR, SMR and SEQ 1 and 4.
"""

from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

model = load_stability("prisoners-dilemma")
verdicts = solve(model.graph, model.ranks)

assert verdicts.equilibria("nash") == (0,)
for concept in ("gmr", "smr", "seq", "sseq"):
    assert verdicts.equilibria(concept) == (0, 3)

print("Prisoner's dilemma: all that this program asserts is so.")
