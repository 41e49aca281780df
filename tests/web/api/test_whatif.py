"""What if by the API: the same fork as on its page, and kept by name."""


def test_a_fork_is_that_of_its_page(client):
    asked = "rule=equal_weights&off=ceasefire%3Dunconditional"

    found = client.get(f"/api/whatif?{asked}").json()
    page = client.get(f"/whatif.json?{asked}").json()

    names = ("draws", "before", "after", "told", "moved", "flips", "values", "packages")
    assert {name: found[name] for name in names} == {name: page[name] for name in names}
    assert found["changes"] == [one["told"] for one in page["parts"]]


def test_what_the_model_does_not_have_is_not_found(client):
    assert client.get("/api/whatif?off=moon%3Dcheese").status_code == 404


def test_a_fork_is_kept_by_name_and_leads_to_its_page(client, post):
    status, done = post("/forks", name="All alike", by="ada", rule=["equal_weights"])

    (kept,) = client.get("/api/forks").json()["forks"]
    assert (status, done["new"]) == (200, True)
    assert (kept["name"], kept["actor"]) == ("All alike", "ada")
    assert client.get(kept["address"]).status_code == 200
