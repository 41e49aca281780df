"""Chicken: one swerves and the other does not; that both swerve holds only out of caution.

The textbook game. Its outcomes are usually numbered from 1. Published: Nash and SEQ 2 and 3 (1
and 2 here); GMR and SMR 2, 3 and 4 (3 here).
"""

from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

model = load_stability("chicken")
verdicts = solve(model.graph, model.ranks)

for concept in ("nash", "seq", "sseq"):
    assert verdicts.equilibria(concept) == (1, 2)
for concept in ("gmr", "smr"):
    assert verdicts.equilibria(concept) == (1, 2, 3)

print("Chicken: all that this program asserts is so.")
