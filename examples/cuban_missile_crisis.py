"""Cuban missile crisis, 1962: no Nash equilibrium, and two outcomes in which missiles go.

Fraser, N. M. & Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions. North-Holland.
Published: outcomes 4 (missiles are withdrawn) and 6 (and the blockade goes on) are stable by SEQ.
The rankings are recalled from the book; hold them against its tables before you cite them.
"""

from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

model = load_stability("cuba")
verdicts = solve(model.graph, model.ranks)

assert len(model.feasible) == 12
assert model.describe(6) == {
    "air_strike": "no", "blockade": "yes", "withdraw": "yes", "escalate": "no",
}  # fmt: skip
assert verdicts.equilibria("nash") == ()
assert verdicts.equilibria("seq") == verdicts.equilibria("sseq") == (4, 6)
assert verdicts.equilibria("gmr") == verdicts.equilibria("smr") == (0, 1, 2, 4, 5, 6, 7)

one_way = load_stability("cuba-one-way")
verdicts = solve(one_way.graph, one_way.ranks)

assert verdicts.equilibria("nash") == (5,)
assert verdicts.equilibria("seq") == (4, 5, 6)

print("Cuban missile crisis, 1962: all that this program asserts is so.")
