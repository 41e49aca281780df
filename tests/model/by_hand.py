"""Numbers set by hand, for tests."""

from detente.negotiation import Override


def weight(party, issue, mode, spread=0.0):
    """Return the weight of an issue as an analyst sets it, around its most likely value."""
    return Override(party=party, issue=issue, reason="-", **_range(mode, spread))


def no_agreement(party, mode, spread=0.0):
    """Return what no agreement is worth as an analyst sets it, around its most likely value."""
    return Override(party=party, reason="-", **_range(mode, spread))


def _range(mode, spread):
    """Return low, mode and high around a value, inside of 0 and 1."""
    return {"low": max(0.0, mode - spread), "mode": mode, "high": min(1.0, mode + spread)}


def two_issues(client):
    """Give the case of a workspace a model with an issue more."""
    text = client.get("/model.json").json()["text"]
    more = '\n[[issue]]\nid = "front_line"\noption = [{ id = "as_is" }, { id = "freeze" }]\n'
    client.post("/model/toml", data={"text": text + more, "reason": "there is more to it"})
