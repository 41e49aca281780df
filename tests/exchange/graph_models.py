"""Model files for tests, and what is said of those that are refused."""

from detente.errors import DetenteError

TRUCE = """\
schema = "detente.model/1"
title = "A truce"
status_quo = { truce = "no", north_acts = "yes", arms = "low" }

[[party]]
id = "north"

[[party]]
id = "south"

[[party]]
id = "press"
role = "audience"

[[issue]]
id = "truce"
options = ["no", "yes"]
settled_by = ["north", "south"]
alone = [{ party = "south", to = "no" }, { party = "north", to = "no", from = ["yes"] }]

[[issue]]
id = "north_acts"
options = ["no", "yes"]
settled_by = ["north"]

[[issue]]
id = "arms"
options = ["low", "middle", "high"]
settled_by = ["south"]
one_way = true

[[infeasible]]
truce = "yes"
north_acts = "yes"

[[require]]
if = "arms = high"
then = ["truce = no"]

[preference.north]
ranking = [1, [0, 2], 5, 4, 6, 8, 10]

[preference.south]
statements = ["truce = yes", ["arms = high", "not north_acts = yes"], "arms = low if truce = yes"]
"""
STATES = """\
schema = "detente.model/1"
title = "Three states"
status_quo = "war"
states = ["war", "lull", "peace"]

[[party]]
id = "north"

[[party]]
id = "south"

[[move]]
party = "north"
from = "war"
to = ["lull"]

[[move]]
party = ["north", "south"]
from = ["war", "lull"]
to = "peace"

[preference.north]
ranking = ["peace", "lull", "war"]

[preference.south]
ranking = [["peace", "lull"], "war"]
"""


def refused(read, text):
    """Return why a text is refused, None if it is read; anything else than a refusal goes on."""
    try:
        read(text)
    except DetenteError as error:
        return str(error)
    return None
