"""Water export from Lake Gisborne: what the province wants decides where the dispute ends.

Li, K. W., Hipel, K. W., Kilgour, D. M. & Fang, L. (2004). Preference uncertainty in the graph
model for conflict resolution. IEEE Trans. SMC A 34(4), 507-520. Published states count from 1:
the equilibrium is 4 with a province oriented to the economy (3 here; by GMR and SMR also 8, which
is 7 here), and 6 with one oriented to the environment (5 here). The rankings, said by statements
here, are recalled from the paper; hold them against it before you cite them.
"""

from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

economic = load_stability("gisborne-economic")
verdicts = solve(economic.graph, economic.ranks)

assert verdicts.equilibria("nash") == verdicts.equilibria("seq") == (3,)
assert verdicts.equilibria("gmr") == verdicts.equilibria("smr") == (3, 7)

environmental = load_stability("gisborne-environmental")
verdicts = solve(environmental.graph, environmental.ranks)

for concept in ("nash", "gmr", "smr", "seq", "sseq"):
    assert verdicts.equilibria(concept) == (5,)

print("Lake Gisborne: all that this program asserts is so.")
