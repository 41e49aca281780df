"""Groups, bodies and peoples that have no name: officials, analysts, a ministry, a public."""

from collections.abc import Callable, Container, Iterator, Sequence

from detente.reading.lexicon.gazetteer import gazetteer, slug, words
from detente.reading.lexicon.tables import table
from detente.reading.people.bodies import acts, the_body
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.people.joined import take_joined
from detente.reading.people.linking import NEAR, ONLY, TOLD, TOPIC
from detente.reading.people.offices import party_in
from detente.reading.tokens import Token

_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case", "quantmod"})
_DROPPED = frozenset({"DET", "NUM", "PRON", "PUNCT", "PART"})
_DOES = frozenset({"nsubj", "agent", "nsubjpass"})
_PAIR = 2
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def find_groups(roll: Roll) -> None:
    """Give groups, bodies, outlets without a name and publics to actors."""
    for token in roll.visible:
        if token.pos_ not in _NOUNS or token.i in roll.heads or token.i in roll.offices:
            continue
        for finder in _FINDERS:
            if finder(roll, token):
                break


def phrase_of(token: Token) -> tuple[int, int]:
    """Return a noun with the words before it that belong to it."""
    first = token.i
    for child in reversed(token.lefts):
        if child.dep_ not in _LEFT or child.right_edge.i != first - 1:
            break
        first = child.left_edge.i
    joints = [t.i + 1 for t in token.doc[first : token.i] if t.dep_ == "cc" or t.text == ","]
    return max([first, token.sent.start, *joints]), token.i + 1


def owner_party(roll: Roll, token: Token) -> str | None:
    """Return the party that the words before a noun, or "of" and "from" after it, give it."""
    first, last = phrase_of(token)
    if any(t.lower_ in words("titles", "limits", "rival") for t in token.doc[first:last]):
        return None
    party = party_in(roll, first, last) or _force_named(roll, first, token)
    if party is not None:
        return party
    for child in token.rights:
        linked = child.lower_ == "of" or (child.lower_ == "from" and _is_plural(token))
        linked = linked or (child.lower_ == "in" and _is_seated(token))
        linked = linked or (child.lower_ == "for" and _speaks_for(token))
        if child.dep_ == "prep" and linked:
            return _only_party(roll, child.i + 1, child.right_edge.i + 1)
    return None


def _is_seated(token: Token) -> bool:
    """Tell whether a body sits in the capital of its country ("the ministry in ...")."""
    return token.lemma_.lower() in words("titles", "bodies", "seated")


def _speaks_for(token: Token) -> bool:
    """Tell whether somebody speaks for the body named after "for"."""
    return token.lemma_.lower() in words("titles", "limits", "speaks_for")


def _only_party(roll: Roll, first: int, last: int) -> str | None:
    """Return the party that some words name, or None where they name several."""
    named = {party for at in range(first, last) if (party := party_in(roll, at, at + 1))}
    return party_in(roll, first, last) if len(named) <= 1 else None


def _force_named(roll: Roll, first: int, token: Token) -> str | None:
    """Return the one force of the article that "an army negotiator" serves, or None."""
    sections = [section for t in token.doc[first : token.i] if (section := _section(t))]
    draft = _only_force(roll, token, sections[0]) if sections else None
    return None if draft is None else draft.party


def _only_force(roll: Roll, token: Token, section: str) -> Draft | None:
    """Return the one body of a kind that the article has named so far, or None."""
    kin = table("organisations")[section]
    named = [
        draft
        for draft in roll.drafts.values()
        if _is_kin(draft, kin) and any(m.first < token.i for m in draft.mentions)
        if _may_be_army(draft, token)
    ]
    return named[0] if len(named) == 1 else None


def _is_rebels(draft: Draft) -> bool:
    """Tell whether a body's name says that it fights a state: it is not "the army"."""
    rebels = words("titles", "bodies", "insurgent")
    return not draft.known and not rebels.isdisjoint(draft.name.lower().replace("'s", "").split())


def _may_be_army(draft: Draft, token: Token) -> bool:
    """Tell whether "the army" can be a body: not that of the rebels, of whom it tells here."""
    if _section(token) != "army" or draft.known:
        return True
    others = words("titles", "bodies", "movement") - {"group", "organisation", "organization"}
    beside = {one.lower_ for one in token.sent} | {one.lemma_.lower() + "s" for one in token.sent}
    return not _is_rebels(draft) and beside.isdisjoint(others)


def _is_kin(draft: Draft, kin: Container[str]) -> bool:
    """Tell whether a body is of a kind: by the lexicon, or a front that the text alone names."""
    if draft.known or draft.kind != "organisation" or draft.party != draft.id:
        return draft.id in kin
    return any(word in words("titles", "bodies", "armed") for word in draft.name.lower().split())


def plain_name(roll: Roll, first: int, last: int) -> str:
    """Return a phrase without the articles, numbers, quantities and pronouns before it."""
    doc = roll.document.doc
    while first < last - 1 and _is_dropped(doc[first]):
        first += 1
    return roll.document.text_of(roll.document.span_of(doc[first:last]))


def _is_dropped(token: Token) -> bool:
    """Tell whether a word only points, counts or owns."""
    if token.dep_ == "poss" and token.pos_ == "PRON":
        return True
    return token.pos_ in _DROPPED or token.lower_ in words("titles", "groups", "quantifiers")


def own_id(roll: Roll, name: str, party: str | None) -> str:
    """Return an id for somebody without a name; of two parties' officials each has one."""
    key = slug(name)
    held = roll.drafts.get(key)
    return key if held is None or held.party == party else slug(f"{name} {party or 'other'}")


def noun_of(token: Token) -> str:
    """Return a noun's singular in lower case, of a noun with a capital too."""
    if token.tag_ not in ("NNP", "NNPS"):
        return token.lemma_.lower()
    word = token.lower_
    known = words("titles", "groups", "officials") | words("titles", "groups", "bystanders")
    return word[:-1] if word.endswith("s") and word[:-1] in known else word


def _is_plural(token: Token) -> bool:
    """Tell whether a noun stands in the plural, of a noun with a capital too."""
    return token.tag_ in ("NNS", "NNPS") or (
        token.tag_ == "NNP" and noun_of(token) != token.lower_
    )


def _group(roll: Roll, token: Token) -> bool:
    """Take officials, analysts, critics and their like as a group."""
    if token.dep_ in ("compound", "attr", "appos") or _again(roll, token):
        return token.i in roll.heads
    if not _is_group(token):
        return False
    joined = token.dep_ == "conj" and token.head.i in roll.heads and _is_group(token.head)
    if joined and _is_with(roll, token.head, token):
        return True
    first, last = phrase_of(token)
    partners = [t for t in token.conjuncts if t.i > token.i and _is_group(t)]
    partners = [t for t in partners if _is_with(roll, token, t)]
    end = max([last, *(t.i + 1 for t in partners)])
    name = plain_name(roll, first, end)
    people = (token, *partners)
    told = [owner_party(roll, one) for one in people] if all(map(_is_official, people)) else []
    party = next((one for one in told if one is not None), None)
    draft = roll.draft(Draft(id=own_id(roll, name, party), name=name, kind="group", party=party))
    roll.claim(draft, Mention(first=first, last=end, head=token.i, sort="group"))
    for partner in partners:
        roll.heads[partner.i] = draft.id
    return True


def _is_with(roll: Roll, token: Token, other: Token) -> bool:
    """Tell whether people joined by "and" are one group: not if they are of two parties."""
    one, two = owner_party(roll, token), owner_party(roll, other)
    return one is None or two is None or one == two


def _again(roll: Roll, token: Token) -> bool:
    """Take "the adviser" as the one adviser without a name who was spoken of shortly before."""
    lemma = token.lemma_.lower()
    if token.tag_ != "NN" or lemma not in words("titles", "groups", "singular"):
        return False
    first, last = phrase_of(token)
    if last - first != _PAIR or roll.document.doc[first].lower_ != "the":
        return False
    here = roll.paragraphs[token.i]
    told = {
        draft.id
        for back in range(_PAIR)
        for draft, mention in roll.near(here - back)
        if draft.kind == "group" and roll.document.doc[mention.head].lemma_.lower() == lemma
        if mention.first < token.i
    }
    if len(told) != 1:
        return False
    draft = roll.drafts[told.pop()]
    roll.claim(draft, _nominal(token, first, NEAR))
    return True


def _is_official(token: Token) -> bool:
    """Tell whether a noun names people who act for a party."""
    return noun_of(token) in words("titles", "groups", "officials")


def _is_group(token: Token) -> bool:
    """Tell whether a noun names a group of people, or one of them without a name."""
    lemma = noun_of(token)
    known = _is_official(token) or lemma in words("titles", "groups", "bystanders")
    if known and _is_plural(token):
        return True
    if lemma not in words("titles", "groups", "singular") or token.tag_ != "NN":
        return False
    before = [t for t in token.lefts if t.dep_ in ("det", "nummod", "poss")]
    return any(t.lower_ in words("titles", "groups", "indefinite") for t in before)


def _public(roll: Roll, token: Token) -> bool:
    """Take the people of a country as its public, or as the country where they negotiate."""
    phrase = " ".join(roll.words[max(0, token.i - 1) : token.i + 1])
    peoples = gazetteer().peoples
    party = peoples.get(phrase) or peoples.get(roll.words[token.i])
    if party is None and token.lemma_.lower() in words("titles", "groups", "publics"):
        party = owner_party(roll, token)
    if party is None or roll.words[token.i - 1] == "-":
        return False
    first, last = phrase_of(token)
    if _is_delegation(roll, token, first):
        return _take_country(roll, token, first, party)
    owner = government_of(roll, party).name
    adjective = next((a for a, p in gazetteer().adjectives.items() if p == party), owner)
    name = f"{adjective} public"
    draft = roll.draft(Draft(id=slug(name), name=name, kind="public"))
    roll.claim(draft, Mention(first=first, last=last, head=token.i, sort="group"))
    return True


def _is_delegation(roll: Roll, token: Token, first: int) -> bool:
    """Tell whether "the" people of a country do what a delegation does."""
    if token.lemma_.lower() in words("titles", "groups", "publics"):
        return False
    plain = token.i - first == 1 and roll.document.doc[first].lower_ == "the"
    addressed = token.head.lemma_.lower() in words("titles", "groups", "addressing")
    return plain and (token.dep_ in _DOES or addressed)


def _nominal(token: Token, first: int, score: float = TOLD) -> Mention:
    """Return the mention of a nominal that ends with its noun."""
    return Mention(first=first, last=token.i + 1, head=token.i, sort="nominal", score=score)


def _take_country(roll: Roll, token: Token, first: int, party: str, score: float = TOLD) -> bool:
    """Give a mention to a country."""
    roll.claim(government_of(roll, party), _nominal(token, first, score))
    return True


def government_of(roll: Roll, party: str) -> Draft:
    """Return the actor that a party's government is: the country, else the body itself."""
    country = gazetteer().countries.get(party)
    name = country.name if country else party.replace("_", " ").title()
    kind = country.kind if country else "organisation"
    return roll.draft(Draft(id=party, name=name, kind=kind, party=party, known=True))


def _government(roll: Roll, token: Token) -> bool:
    """Take a government or an administration as its country."""
    if token.lemma_.lower() not in words("titles", "bodies", "government"):
        return False
    told = owner_party(roll, token)
    party = told or _ruling(roll, token)
    if party is None or token.dep_ == "compound":
        return False
    first, _ = phrase_of(token)
    return _take_country(roll, token, first, party, TOLD if told else TOPIC)


def _ruling(roll: Roll, token: Token) -> str | None:
    """Return the party of who says so, or of the leader spoken of last: "the government" alone."""
    first, last = phrase_of(token)
    if last - first != _PAIR or roll.document.doc[first].lower_ != "the":
        return None
    own = next(_sayers(roll, token), None)
    if own is not None:
        return own
    here = roll.paragraphs[token.i]
    near = [
        (mention.first, draft.party)
        for back in range(_PAIR + 1)
        for draft, mention in roll.near(here - back)
        if draft.kind == "person" and draft.party in gazetteer().countries
        if mention.first < token.i
    ]
    return max(near)[1] if near else None


def _sayers(roll: Roll, token: Token) -> Iterator[str]:
    """Yield the countries of those in whose clauses a word stands ("X's envoy said ...")."""
    for verb in token.ancestors:
        for subject in verb.children:
            if subject.dep_ == "nsubj" and subject.i != token.i and subject not in token.ancestors:
                owner = roll.owner(subject.i)
                party = owner_party(roll, subject) or (owner.party if owner else None)
                if party in gazetteer().countries:
                    yield str(party)


def _media(roll: Roll, token: Token) -> bool:
    """Take state media and their like as an outlet."""
    if token.lower_ not in words("titles", "bodies", "media"):
        return False
    first, last = phrase_of(token)
    name = plain_name(roll, first, last)
    if token.dep_ == "compound" or " " not in name:
        return False
    named = roll.owner(token.i - 1)
    if named is not None and named.kind == "outlet":
        return False
    draft = roll.draft(Draft(id=slug(name), name=name, kind="outlet"))
    roll.claim(draft, Mention(first=first, last=last, head=token.i, sort="group"))
    return True


def _outlet_noun(roll: Roll, token: Token) -> bool:
    """Take the noun after an outlet's name with the name ("... magazine")."""
    named = roll.owner(token.i - 1) if token.i else None
    if named is None or named.kind != "outlet":
        return False
    if token.lower_ not in words("titles", "extensions", "outlet"):
        return False
    roll.claim(named, Mention(first=token.i - 1, last=token.i + 1, head=token.i))
    return True


def _institution(roll: Roll, token: Token) -> bool:
    """Take a ministry, an army, a delegation as a body of its party."""
    if token.lemma_.lower() not in words("titles", "bodies", "institution"):
        return False
    first, last = phrase_of(token)
    party = owner_party(roll, token)
    name = plain_name(roll, first, last)
    if token.dep_ == "compound" or (party is None and " " not in name):
        return False
    party = party or _party_by_name(name) or _party_by_deed(token, name)
    if party is None and token.dep_ not in ("nsubj", "pobj"):
        return False
    draft = roll.draft(Draft(id=slug(name), name=name, kind="organisation", party=party))
    roll.claim(draft, Mention(first=first, last=last, head=token.i, sort="group"))
    return True


def _party_by_name(name: str) -> str | None:
    """Return a body itself as a party where its name says so ("the Xian Liberation Army")."""
    parts = {word.lower() for word in name.split()}
    own, others = words("titles", "bodies", "own"), words("titles", "bodies", "not_own")
    named = all(word[:1].isupper() for word in name.split()) and not parts & others
    return (
        slug(name)
        if named and parts & own and parts - words("titles", "bodies", "state")
        else None
    )


def _party_by_deed(token: Token, name: str) -> str | None:
    """Return a body as a party where it bears a name and accepts or refuses in the text."""
    named = all(word[:1].isupper() for word in name.split())
    others = {word.lower() for word in name.split()} & words("titles", "bodies", "not_own")
    return slug(name) if named and not others and acts(token) else None


def _movement(roll: Roll, token: Token) -> bool:
    """Take "the group" as the organisation spoken of last, in this paragraph or the one before."""
    section = _section(token)
    if section is not None and _named_movement(roll, token):
        return True
    if section is None or roll.document.quotation_at(token.idx) is not None:
        return False
    first, _ = phrase_of(token)
    before = roll.document.doc[first : token.i]
    draft = _last_organisation(roll, token, section) if _is_bare(before) else None
    if draft is None:
        return False
    roll.claim(draft, _nominal(token, first, NEAR))
    return True


def _named_movement(roll: Roll, token: Token) -> bool:
    """Take "the X movement" as X, where X is a movement."""
    named = roll.owner(token.i - 1) if token.i else None
    if named is None or named.kind != "organisation" or named.party is None:
        return False
    if token.nbor(-1).dep_ not in {"compound", "amod"} or token.dep_ == "compound":
        return False
    first, last = phrase_of(token)
    roll.claim(named, Mention(first=first, last=last, head=token.i))
    return True


def _is_bare(before: Sequence[Token]) -> bool:
    """Tell whether only "the" and words like "rebel" stand before a noun."""
    plain = words("titles", "bodies", "movement_words")
    return len(before) > 0 and before[0].lower_ == "the" and all(t.lower_ in plain for t in before)


def _section(token: Token) -> str | None:
    """Return the part of the lexicon that "the group" or "the army" can mean."""
    if token.lower_ in words("titles", "bodies", "army"):
        return "army"
    return "armed_group" if token.lower_ in words("titles", "bodies", "movement") else None


def _short_name(roll: Roll, token: Token) -> bool:
    """Take "the union" as the one body of the article whose name ends so."""
    first = token.i - 1
    if first < 0 or roll.document.doc[first].lower_ != "the" or token.dep_ == "compound":
        return False
    bodies = [
        draft
        for draft in roll.drafts.values()
        if draft.kind == "organisation" and " " in draft.name
        if draft.name.lower().split()[-1] == token.lower_ and _may_be_army(draft, token)
    ]
    found = (bodies[0], ONLY) if len(bodies) == 1 else the_body(roll, token)
    if found is None:
        return False
    roll.claim(found[0], _nominal(token, first, found[1]))
    return True


def _last_organisation(roll: Roll, token: Token, section: str) -> Draft | None:
    """Return the one body of a kind that was named shortly before, or None."""
    kin = table("organisations")[section]
    here = roll.paragraphs[token.i]
    for back in range(_PAIR):
        near = [d for d, m in roll.near(here - back) if m.first < token.i]
        named = {d.id for d in near if _is_kin(d, kin) and _may_be_army(d, token)}
        if named:
            return roll.drafts[named.pop()] if len(named) == 1 else None
    return _only_force(roll, token, section)


_FINDERS: tuple[Callable[[Roll, Token], bool], ...] = (
    _outlet_noun,
    _movement,
    take_joined,
    _group,
    _public,
    _government,
    _media,
    _short_name,
    _institution,
)
