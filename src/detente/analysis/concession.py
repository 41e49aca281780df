"""What must change, what carries the result, what would settle most: the same draws, asked again.

Every answer here re-estimates under a scenario on common random numbers, so that a difference in a
share comes from the change and not from chance.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.acceptability import halves
from detente.analysis.ballots import Ballots
from detente.analysis.resample import Resample
from detente.analysis.results import (
    Carried,
    Concession,
    Outcome,
    Question,
    Sensitivity,
    Verdict,
)
from detente.analysis.zone import Ranking, headed, rank_packages, word_of
from detente.negotiation import Draws, Negotiation, Scenario

ON_RECORD = 2
REFUSED = -2
WORTH_SAYING = 0.015
MOST_SOURCES = 12
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The headline under a scenario: best package, its share, the verdict, and the ranking."""

    outcome: Outcome
    share: float
    verdict: Verdict
    ranking: Ranking
    negotiation: Negotiation


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """Asks what the headline would be under scenarios, each only once."""

    resample: Resample
    draws: int
    baseline: float
    parties: tuple[str, ...]
    ballots: Ballots
    known: dict[str, Answer] = field(default_factory=dict)

    def ask(self, scenario: Scenario) -> Answer:
        """Return the headline under a scenario."""
        if scenario.name not in self.known:
            negotiation, draws = self._drawn(scenario)
            self.known[scenario.name] = answer_of(negotiation, draws, self.baseline, self.ballots)
        return self.known[scenario.name]

    def best_with(self, scenario: Scenario, cell: Cell) -> float:
        """Return the best share under a scenario among the packages that hold a term."""
        negotiation, draws = self._drawn(scenario)
        template, digits = negotiation.template, self.ballots.space.digits
        at = template.issues.index(template.issue(cell[0]))
        holds = digits[:, at] == template.issues[at].place_of(cell[1])
        return float(halves(self.ballots, draws)[-1].all[holds].max(initial=0.0))

    def _drawn(self, scenario: Scenario) -> tuple[Negotiation, Draws]:
        """Return the model under a scenario, with the draws of those who are asked."""
        negotiation, draws = self.resample(scenario, self.draws)
        return negotiation, only(draws, self.parties)


def answer_of(negotiation: Negotiation, draws: Draws, baseline: float, ballots: Ballots) -> Answer:
    """Return the headline of a negotiation on some draws."""
    return _headline(negotiation, draws, baseline, headed(draws, ballots))


def ranked_answer(
    negotiation: Negotiation, draws: Draws, baseline: float, ballots: Ballots
) -> Answer:
    """Return the headline, and all packages in their order."""
    return _headline(
        negotiation, draws, baseline, rank_packages(negotiation.template, draws, ballots)
    )


def _headline(negotiation: Negotiation, draws: Draws, baseline: float, ranking: Ranking) -> Answer:
    """Return the first package of a ranking, with its share and the verdict."""
    outcome, share = negotiation.template.describe(ranking.first), ranking.best_share
    return Answer(
        outcome=outcome,
        share=share,
        verdict=word_of(negotiation, draws.parties, outcome, share, baseline),
        ranking=ranking,
        negotiation=negotiation,
    )


def only(draws: Draws, parties: Sequence[str]) -> Draws:
    """Return the draws of some parties, in their order."""
    if draws.parties == tuple(parties):
        return draws
    columns = [draws.parties.index(party) for party in parties]
    kept = [row for row, pair in enumerate(draws.pairs.tolist()) if pair[0] in columns]
    pairs = draws.pairs[kept].copy()
    for row in pairs:
        row[0] = columns.index(int(row[0]))
    return Draws(
        parties=tuple(parties),
        cells=draws.cells[:, columns],
        binding=draws.binding[:, columns],
        reservation=draws.reservation[:, columns],
        pairs=pairs,
        pair_gain=draws.pair_gain[:, kept],
        seed=draws.seed,
        marks=tuple(draws.marks[column] for column in columns) if draws.marks else (),
        weights=None if draws.weights is None else draws.weights[:, columns],
    )


def terms_at_stake(negotiation: Negotiation, listed: Iterable[Outcome]) -> tuple[Cell, ...]:
    """Return the options other than "as it is" that packages hold, first package first."""
    first: dict[str, str] = {
        issue.key: issue.options[0].id for issue in negotiation.template.issues
    }
    cells: dict[Cell, None] = {}
    for outcome in listed:
        for issue, option in outcome.items():
            if option != first[issue]:
                cells[issue, option] = None
    return tuple(cells)


def accepts(party: str, cell: Cell, stance: int = ON_RECORD) -> Scenario:
    """Return the scenario in which a party takes a stance on an option, on record and today."""
    return together((party,), cell, stance)


def together(parties: Sequence[str], cell: Cell, stance: int = ON_RECORD) -> Scenario:
    """Return the scenario in which several parties take one stance on an option."""
    issue, option = cell
    return Scenario(
        name=f"{'+'.join(parties)}: {stance:+d} on {issue}={option}",
        stance={(party, issue, option): stance for party in parties},
    )


def concessions(inquiry: Inquiry, base: Answer, cells: Sequence[Cell]) -> tuple[Concession, ...]:
    """Return the changes of one party, or of all, that raise the best share, best first.

    Who has accepted an option in its own words is not asked to.
    """
    found = [
        concession
        for cell in cells
        for group in _groups(_yet_to_accept(base.negotiation, inquiry.parties, cell))
        if (concession := _stance_change(inquiry, base, cell, group)) is not None
    ]
    found += _lifted(inquiry, base)
    return tuple(sorted(found, key=lambda one: (len(one.together_with), -one.opens)))


def _groups(parties: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return each party alone, then all of them together."""
    return [*((party,) for party in parties), *([parties] if len(parties) > 1 else [])]


def _yet_to_accept(
    negotiation: Negotiation, parties: Sequence[str], cell: Cell
) -> tuple[str, ...]:
    """Return the parties who have not accepted an option in their own words."""
    issue = negotiation.template.issue(cell[0]).key
    return tuple(
        one for one in parties if not negotiation.preference(one).has_accepted(issue, cell[1])
    )


def _stance_change(
    inquiry: Inquiry, base: Answer, cell: Cell, group: tuple[str, ...]
) -> Concession | None:
    """Return what it opens that a group accepts an option on record, if it is worth saying."""
    issue, option = cell
    answer = inquiry.ask(together(group, cell))
    if answer.share < base.share + WORTH_SAYING:
        return None
    before = [base.negotiation.preference(party).value(issue, option) for party in group]
    after = answer.negotiation.preference(group[0]).value(issue, option)
    against = tuple(source for value in before for source in _against(value.counts))
    return Concession(
        party=group[0],
        what="stance",
        issue=issue,
        option=option,
        moved_from=before[0].estimate.mode,
        moved_to=after.estimate.mode,
        opens=answer.share,
        costs=sum(one.weight for value in before for one in value.counts if one.source in against),
        against=against,
        together_with=group[1:],
    )


def _against(counts: Iterable[object]) -> list[str]:
    """Return the sources that count more against an option than for it."""
    return [
        source
        for one in counts
        if (source := getattr(one, "source", "")) not in ("prior", "presumption")
        and getattr(one, "counts_against", 0.0) > getattr(one, "counts_for", 0.0)
    ]


def _lifted(inquiry: Inquiry, base: Answer) -> list[Concession]:
    """Return, per red line, the best share among the packages that cross it once it is lifted."""
    lines = {
        (line.party, str(line.issue), line.option): line
        for party in inquiry.parties
        for line in base.negotiation.preference(party).red_lines
    }
    found = []
    for (party, issue, option), line in sorted(lines.items()):
        scenario = Scenario(
            name=f"{party}: {issue}={option} lifted", lift=frozenset({(party, issue, option)})
        )
        found.append(
            Concession(
                party=party,
                what="red line",
                issue=issue,
                option=option,
                moved_from=line.probability,
                moved_to=0.0,
                opens=inquiry.best_with(scenario, (issue, option)),
                costs=line.probability,
                against=line.sources,
            )
        )
    return found


def carried_by(
    inquiry: Inquiry, base: Answer, sources: Mapping[str, float]
) -> tuple[Carried, ...]:
    """Return the headline without each source, the one that matters most first.

    ``sources`` maps claim keys to their weight; claims of one statement go together, and at most
    the twelve heaviest statements are asked.
    """
    heaviest = sorted(sources, key=lambda key: (-sources[key], key))
    sentences = {base.negotiation.sentences.get(key, (key,)): key for key in reversed(heaviest)}
    found = []
    for sentence, source in list(reversed(sentences.items()))[:MOST_SOURCES]:
        answer = inquiry.ask(Scenario(name=f"without {source}", drop=frozenset(sentence)))
        found.append(
            Carried(
                source=source,
                share_without=answer.share,
                verdict_without=answer.verdict,
                best_without=answer.outcome,
                goes_with=tuple(key for key in sentence if key != source),
            )
        )
    return tuple(sorted(found, key=lambda one: (-abs(base.share - one.share_without), one.source)))


def sources_of(
    negotiation: Negotiation, parties: Sequence[str], outcome: Outcome
) -> dict[str, float]:
    """Return the claims behind the parties' values of a package's terms, with their weights.

    Beside them the weights of issues and the worth of no agreement that an analyst set.
    """
    found: dict[str, float] = {}
    for party in parties:
        preference = negotiation.preference(party)
        held = [value for value in preference.values if outcome.get(value.issue) == value.option]
        held += [
            value for value in preference.conditionals if outcome.get(value.issue) == value.option
        ]
        for value in (*held, *preference.set_by_hand):
            for one in value.counts:
                if one.source not in ("prior", "presumption"):
                    found[one.source] = max(found.get(one.source, 0.0), one.weight)
    return found


def would_settle_most(
    inquiry: Inquiry, base: Answer, cells: Sequence[Cell]
) -> tuple[Question, ...]:
    """Return the questions whose answer, yes or no on record, would move the best share most.

    What a party has accepted in its own words is no question.
    """
    found = []
    for cell in cells:
        for party in _yet_to_accept(base.negotiation, inquiry.parties, cell):
            yes = inquiry.ask(accepts(party, cell)).share
            no = inquiry.ask(accepts(party, cell, REFUSED)).share
            found.append(
                _question(base, party, cell, max(abs(yes - base.share), abs(no - base.share)))
            )
    return tuple(sorted(found, key=lambda one: (-one.change_in_share, one.party, one.issue)))


def _question(base: Answer, party: str, cell: Cell, change: float) -> Question:
    """Put a cell as a question to be asked."""
    template = base.negotiation.template
    issue = template.issue(cell[0])
    option = issue.options[issue.place_of(cell[1])]
    value = base.negotiation.preference(party).value(*cell)
    name = template.party(party).name
    return Question(
        question=f"Does {name} accept, on record: {issue.title or issue.key}, {option.title}?",
        party=party,
        issue=cell[0],
        option=cell[1],
        change_in_share=change,
        sources=value.estimate.sources,
    )


def sensitivity(inquiry: Inquiry, base: Answer) -> tuple[Sensitivity, ...]:
    """Return the headline with half-life and k halved and doubled, and with equal weights."""
    scenarios = (
        Scenario(name="half-life halved", half_life_factor=0.5),
        Scenario(name="half-life doubled", half_life_factor=2.0),
        Scenario(name="k halved", k_factor=0.5),
        Scenario(name="k doubled", k_factor=2.0),
        Scenario(name="equal weights", equal_weights=True),
    )
    return tuple(
        Sensitivity(
            name=scenario.name,
            share=answer.share,
            verdict=answer.verdict,
            flips=answer.verdict != base.verdict,
        )
        for scenario in scenarios
        for answer in [inquiry.ask(scenario)]
    )
