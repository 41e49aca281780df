"""A ceasefire that takes both to begin and that either can end: what holds it is the answer.

Made for this tool. War (6) is a Nash equilibrium, and only the two together leave it. The
ceasefire (1) is none, since each would gain by a surprise attack; it holds by GMR, SMR and SEQ,
since the answer to the attack costs the attacker more than the attack brought.
"""

from detente.analysis.coalitions import coalitions, departures
from detente.analysis.stability import solve
from detente.analysis.witness import witness
from detente.exchange.stability_models import load_stability

model = load_stability("joint-ceasefire")
verdicts = solve(model.graph, model.ranks)

assert verdicts.equilibria("nash") == (6,)
for concept in ("gmr", "smr", "seq", "sseq"):
    assert verdicts.equilibria(concept) == (0, 1, 6)

why = witness(model.graph, model.ranks, party=0, outcome=1, concept="seq")
assert (why.exit, why.stable, why.countermove) == (2, True, None)
assert [(model.named(step.movers), step.outcome) for step in why.sanction] == [(["south"], 6)]

(together,) = departures(model.graph, model.ranks, [6], coalitions([0, 1]))
assert 1 in together.improvements

print("A ceasefire that both must agree to: all that this program asserts is so.")
