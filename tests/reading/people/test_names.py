import pytest

from detente.article import Article, ArticleId, Span
from detente.reading.actors import find_cast
from detente.reading.document import parse


def test_a_surname_means_the_one_named_in_full(scene):
    met = scene("Maria Lopez spoke first. Lopez then left.")

    assert met.who("Lopez", 1) == "lopez"
    assert len(met.actor("lopez").mentions) == 2


def test_two_people_with_one_surname_are_two_actors(scene):
    met = scene("Tom Baker spoke first. Anna Baker stayed silent.")

    assert met.who("Tom Baker") != met.who("Anna Baker")


def test_a_relative_of_a_leader_is_not_the_leader(scene):
    met = scene("Donald Trump waited. Melania Trump spoke of children. Trump left.")

    assert met.who("Melania Trump") != "trump"
    assert met.who("Trump", 2) == "trump"


@pytest.mark.parametrize(
    "name", ["Volodymyr Zelenskyy", "Zelenskiy", "President Zelensky", "V. Zelensky"]
)
def test_spellings_of_a_name_are_one_person(scene, name):
    said = scene(f"{name} said no.")

    assert said.who("said") is None
    assert said.actor("zelensky").party == "ukraine"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Abdel Fattah al-Burhan refused.", "burhan"),
        ("General Burhan refused.", "burhan"),
        ("Prince Faisal bin Farhan hosted them.", "farhan"),
        ("Vladimir Vladimirovich Putin agreed.", "putin"),
        ("Khalil al-Hayya agreed.", "hayya"),
        ("Recep Tayyip Erdoğan agreed.", "erdogan"),
    ],
)
def test_forms_of_names_from_many_languages_are_known(scene, text, actor):
    assert scene(text).actor(actor).kind == "person"


def test_a_particle_belongs_to_the_mention(scene):
    said = scene("Then al-Burhan refused.")

    (span,) = said.actor("burhan").mentions
    assert said.document.text_of(span) == "al-Burhan"


@pytest.mark.parametrize(("day", "given"), [("1978-09-12", "Cyrus"), ("2025-04-25", "JD")])
def test_a_surname_alone_is_the_one_in_office(scene, day, given):
    said = scene("Vance urged them to sign.", day)

    assert said.actor("vance").name.startswith(given)


def test_a_surname_alone_is_nobody_known_when_none_was_in_office(scene):
    said = scene("Mr. Vance urged them to sign.", "1955-01-01")

    assert said.actor("vance").name == "Vance"
    assert said.actor("vance").party is None


def test_without_a_day_a_surname_of_two_is_neither(scene):
    assert scene("Mr. Vance urged them to sign.", None).actor("vance").party is None


def test_a_person_named_in_full_is_meant_outside_office_too(scene):
    said = scene("Cyrus Vance urged them. Vance then left.", "1999-01-01")

    assert len(said.actor("vance").mentions) == 2
    assert said.actor("vance").party is None


def test_a_surname_that_is_a_country_needs_its_bearer_first(scene):
    said = scene("Jordan was not invited. Hamilton Jordan stayed. Jordan wants in.", "1978-09-12")

    assert said.actor("jordan").kind == "country"
    assert said.actor("jordan_hamilton").kind == "person"


def test_a_person_may_bear_the_name_of_a_country_that_is_named_too(scene):
    said = scene("Police chief Chuck Jordan spoke. Later Amman wanted talks, and Jordan agreed.")

    assert said.who("Chuck Jordan") == "jordan_chuck"
    assert said.actor("jordan").kind == "country"


def test_a_new_bearer_of_a_known_surname_is_meant_later(scene):
    said = scene("Senator Ruth Carter asked. Carter then voted.", "2016-01-01")

    assert said.who("Carter", 1) == said.who("Ruth Carter")


def test_a_first_name_alone_is_the_one_person_who_has_it(scene):
    said = scene("Steve Witkoff came. “Steve, stop!” they told Steve.")

    assert {said.who("Steve", 1), said.who("Steve", 2)} <= {"witkoff", None}
    assert [actor.id for actor in said.cast.actors if actor.kind == "person"] == ["witkoff"]


def test_a_body_that_bears_a_name_is_not_the_person(scene):
    said = scene("The Carter Foundation declined. Donors to the Carter Foundation waited.")

    assert "carter" not in {actor.id for actor in said.cast.actors}


def test_an_unknown_body_is_listed_without_a_party(scene):
    said = scene("The Lowland Rivers Authority said the Lowland Rivers Authority would wait.")

    (actor,) = said.cast.actors
    assert (actor.kind, actor.party) == ("organisation", None)


def test_names_in_hidden_parts_are_not_read(nlp):
    text = "Steve Witkoff left.\nPost a comment on Vladimir Putin."
    article = Article(id=ArticleId("a"), text=text, path="a")
    hidden = Span(article=ArticleId("a"), start=text.index("\n") + 1, end=len(text))

    cast = find_cast(parse(article, nlp, [hidden]))

    assert [actor.id for actor in cast.actors] == ["witkoff"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Colombia, France and Italy agreed. Petro said no.", "colombia"),
        ("Spain, France and Italy agreed. Petro said no.", None),
        ("Colombia, France and Italy agreed. Anna Petro spoke. Petro said no.", None),
    ],
)
def test_a_surname_alone_is_the_holder_of_an_office_only_where_nothing_speaks_against_it(
    scene, text, party
):
    read = scene(text)

    last = max(i for i, word in enumerate(read.document.doc) if word.text == "Petro")
    assert read.cast.of(read.document.doc[last]).party == party


@pytest.mark.parametrize(
    ("day", "name"), [("1991-02-01", "George H. W. Bush"), ("2003-02-01", "George W. Bush")]
)
def test_a_name_that_two_bear_is_the_one_in_office(scene, day, name):
    read = scene("The United States said George Bush agreed.", day)

    assert read.actor("bush").name == name


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Emmanuel Macron said no.", "france"),
        ("Former President Emmanuel Macron said no.", None),
        ("Italian envoy Emmanuel Macron said no.", "italy"),
    ],
)
def test_after_the_day_to_which_the_lexicon_is_kept_the_text_knows_better(scene, text, party):
    assert scene(text, "2126-01-01").cast.party_of("macron") == party


@pytest.mark.parametrize(("day", "party"), [("2025-04-25", "france"), ("2126-01-01", "france")])
def test_an_office_that_is_only_supposed_gives_its_role_if_the_text_has_no_other(
    scene, day, party
):
    actor = scene("Emmanuel Macron said no.", day).actor("macron")

    assert (actor.role, actor.party) == ("President of France", party)
