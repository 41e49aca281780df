"""Syria and Iraq on the Euphrates, 1975, and what would make another outcome hold.

Hipel, K. W., Kilgour, D. M. & Kinsara, R. A. (2014). Strategic investigations of water conflicts
in the Middle East. Group Decision and Negotiation 23(3), 355-376. Published states count from 1
and leave out the infeasible ones: the equilibrium is 6 (6 here), by GMR also 1 (0 here). The
rankings are recalled from the paper; hold them against it before you cite them.
"""

from detente.analysis.inverse_stability import inverse_stability, risen
from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

model = load_stability("syria-iraq")
verdicts = solve(model.graph, model.ranks)

for concept in ("nash", "smr", "seq", "sseq"):
    assert verdicts.equilibria(concept) == (6,)
assert verdicts.equilibria("gmr") == (0, 6)

# Outcome 1 (water is released, nobody threatens) holds if Syria likes it no less than 6.
wanted = 1
changed = model.ranks.copy()
for party in range(2):
    least = inverse_stability(model.graph, model.ranks, party, wanted, "seq")
    changed[party] = risen(changed[party], wanted, least.rise_above)
    assert least.rise_above == ((6,) if model.parties[party] == "syria" else ())

assert wanted in solve(model.graph, changed).equilibria("seq")

print("Syria and Iraq, 1975: all that this program asserts is so.")
