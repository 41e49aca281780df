"""Write the page that follows one sentence of the built-in case to its share of draws.

The words of the page are those of ``from-a-sentence.txt``; every number in it is put in here, as
the program computes it. A test holds the page against what this would write.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import Template as Text

import numpy as np

from detente.analysis.acceptability import wilson_interval
from detente.analysis.concession import Answer, only, ranked_answer
from detente.analysis.space import accepted
from detente.analysis.zone import ballots_of
from detente.brief.wording import day
from detente.display import draws as in_words
from detente.display import interval, per_100
from detente.evidence import Claim, Evidence
from detente.model.resampler import Resampler
from detente.model.rules import Rules, load_rules
from detente.model.sample import Chance
from detente.model.template import draft_template
from detente.model.weights import Scale, weigh
from detente.negotiation import Draws, Flags, Negotiation, Scenario
from detente.preference import Estimate, Value
from detente.reading.files import read_paths
from detente.record.merging import merge
from detente.samples.cases import dispatches

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "explanation" / "from-a-sentence.md"
WORDS = HERE / "from-a-sentence.txt"
CASE, SENTENCE = "ukraine_2025", "Recognising the occupation in law is a red line"
CELL = ("territory:Crimea", "recognise_de_jure")
BESIDE = ("territory:Crimea", "accept_de_facto")
DRAWS, SEED, SHOWN, MANY = 2000, 1, 5, 100_000
TWO_SIDED = 1.96
"""Standard deviations within which 95 of 100 counts lie."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What comes out under a scenario: the estimates, the draws, the headline, who accepts what.

    ``yes`` tells, for the counted half of the draws, who accepts which package.
    """

    negotiation: Negotiation
    draws: Draws
    answer: Answer
    yes: Flags


@dataclass(frozen=True, kw_only=True)
class Trace:
    """One sentence of a case, followed through every number."""

    evidence: Evidence

    @cached_property
    def claim(self) -> Claim:
        """Return the position that the sentence carries."""
        for one in self.evidence.claims:
            best = one.reports[0]
            if best.article.quote(best.position.span).startswith(SENTENCE):
                return one
        raise LookupError(f"the reader finds no position in {SENTENCE!r}")

    @cached_property
    def again(self) -> Resampler:
        """Return the model, to be asked under scenarios."""
        template = draft_template(self.evidence)
        return Resampler(evidence=self.evidence, template=template, seed=SEED)

    @property
    def party(self) -> str:
        """Return whose position it is."""
        return self.claim.position.party

    @cached_property
    def baseline(self) -> float:
        """Return the best share without any evidence."""
        return self.ask(frozenset({"*"}), 0.0).answer.share

    def ask(self, drop: frozenset[str], baseline: float) -> Answered:
        """Return what comes out without some claims, on the same random numbers."""
        scenario = Scenario(name=" ".join(sorted(drop)), drop=drop)
        negotiation, sample = self.again(scenario, DRAWS)
        template = negotiation.template
        sample = only(sample, [one.id for one in template.principals])
        answer = ranked_answer(negotiation, sample, baseline, ballots_of(template, DRAWS))
        counted = slice(DRAWS // 2, DRAWS)
        yes = accepted(answer.ranking.space, sample, counted)
        return Answered(negotiation=negotiation, draws=sample, answer=answer, yes=yes)


def place_of(answered: Answered, outcome: dict[str, str]) -> int:
    """Return the place of a package in the list of all."""
    template = answered.negotiation.template
    row = [issue.place_of(outcome[issue.key]) for issue in template.issues]
    return int(np.flatnonzero((answered.answer.ranking.space.digits == row).all(axis=1))[0])


def value_of(answered: Answered, party: str, cell: tuple[str, str] = CELL) -> Value:
    """Return how acceptable an option is to a party."""
    return answered.negotiation.preference(party).value(*cell)


def line_of(answered: Answered, party: str) -> float:
    """Return the probability with which the party's red line on the option binds."""
    lines = answered.negotiation.preference(party).red_lines
    return next((one.probability for one in lines if (one.issue, one.option) == CELL), 0.0)


def salience_of(answered: Answered, party: str) -> tuple[float, float]:
    """Return the issue's Dirichlet parameter, and the sum of those of all issues."""
    template, found = answered.negotiation.template, answered.negotiation.preference(party)
    at = [issue.key for issue in template.issues].index(CELL[0])
    return found.salience[at], sum(found.salience)


def told(estimate: Estimate) -> str:
    """Return the three numbers of a range."""
    return f"{estimate.low:.2f} / {estimate.mode:.2f} / {estimate.high:.2f}"


# -- the parts of the page -----------------------------------------------------------------------


def words_part(trace: Trace) -> dict[str, str]:
    """Return what the reader makes of the words."""
    best = trace.claim.reports[0]
    position, statement = best.position, best.statement
    return {
        "quote": best.article.quote(position.span),
        "whole": best.article.quote(statement.span),
        "speaker": statement.source.text,
        "outlet": best.article.outlet or "",
        "published": day(best.article.published),
        "sourcing": statement.sourcing,
        "form": statement.form,
        "hedged": "yes" if statement.hedged else "no",
        "party": trace.party,
        "issue": position.issue,
        "option": str(position.option),
        "target": position.target or "none named: all of it",
        "stance": str(position.stance),
        "held": position.held,
        "red_line": "yes" if position.red_line else "no",
        "key": trace.claim.key,
    }


def weight_part(trace: Trace, rules: Rules) -> dict[str, str]:
    """Return the factors and their product."""
    half_life = trace.again.template.half_life_days
    scale = Scale(rules=rules, as_of=trace.evidence.as_of, half_life_days=half_life)
    weighed = weigh([trace.claim], scale)[0]
    slow = half_life * rules["recency.red_line_slowness"]
    age = (trace.evidence.as_of - weighed.report.day).days
    return {
        **{f"f_{name}": f"{factor:.3g}" for name, factor in weighed.factors.items()},
        "weight": f"{weighed.weight:.2f}",
        "product": " × ".join(f"{factor:.3g}" for factor in weighed.factors.values()),
        "age": str(age),
        "half_life": f"{slow:g}",
        "as_of": day(trace.evidence.as_of),
        "k": f"{rules['counts.k']:g}",
        "added": f"{rules['counts.k'] * weighed.weight:.2f}",
    }


def counts_part(trace: Trace, base: Answered, rules: Rules) -> dict[str, str]:
    """Return the counts of the value, source by source, and its range."""
    value = value_of(base, trace.party)
    beside = value_of(base, trace.party, BESIDE)
    presumed = next(one for one in beside.counts if one.source == "presumption")
    alpha, beta = value.alpha, value.beta
    return {
        "counts": "\n".join(_count_row(trace, value)),
        "alpha": f"{alpha:.2f}",
        "beta": f"{beta:.2f}",
        "range": told(value.estimate),
        "mode_sum": f"({alpha:.2f} - 1) / ({alpha:.2f} + {beta:.2f} - 2)",
        "prior": f"{rules['counts.prior']:g}",
        "presumed": f"{presumed.counts_against:g}",
        "beside_range": told(beside.estimate),
        "others": str(sum(one.source not in ("prior", trace.claim.key) for one in value.counts)),
    }


def _count_row(trace: Trace, value: Value) -> list[str]:
    """Return one line of the table of counts for each source."""
    lines = []
    for one in value.counts:
        name = "nothing known yet" if one.source == "prior" else _named(trace, one.source)
        weight = f"{one.weight:.2f}" if one.weight else ""
        lines.append(f"| {name} | {weight} | {one.counts_for:.2f} | {one.counts_against:.2f} |")
    return [*lines, f"| together | | {value.alpha:.2f} | {value.beta:.2f} |"]


def _named(trace: Trace, key: str) -> str:
    """Return the words and the place of a claim; the sentence that is followed in bold."""
    best = next(one for one in trace.evidence.claims if one.key == key).reports[0]
    words = f"“{best.article.quote(best.position.span)}”"
    where = f"{best.article.outlet}, {day(best.day)}"
    return f"**{words}** ({where})" if key == trace.claim.key else f"{words} ({where})"


def draws_part(trace: Trace, base: Answered, rules: Rules) -> dict[str, str]:
    """Return some draws of the value, and in how many the red line binds."""
    value = value_of(base, trace.party)
    chance = Chance(seed=SEED, draws=DRAWS)
    names = (trace.party, "value", value.issue, value.option)
    drawn = chance.beta(names, value.alpha, value.beta)[DRAWS // 2 :]
    salience, together = salience_of(base, trace.party)
    return {
        **luck_part(trace, base),
        "shown": str(SHOWN),
        "drawn": ", ".join(f"{one:.2f}" for one in drawn[:SHOWN]),
        "draws": f"{DRAWS:,}",
        "half": f"{DRAWS // 2:,}",
        "seed": str(SEED),
        "salience": f"{salience:.1f}",
        "salience_all": f"{together:.1f}",
        "salience_share": f"{salience / together:.0%}".replace("%", " %"),
        "salience_base": f"{rules['salience.base']:g}",
        "salience_step": f"{rules['salience.per_statement']:g}",
    }


def luck_part(trace: Trace, base: Answered) -> dict[str, str]:
    """Return how often the red line binds, how often it should, and what chance may do to that."""
    probability, counted = line_of(base, trace.party), DRAWS // 2
    binds = int(binding_of(trace, base).sum())
    spread = TWO_SIDED * (counted * probability * (1 - probability)) ** 0.5
    usual = abs(binds - counted * probability) <= spread
    thrown = Chance(seed=SEED, draws=MANY).shares(trace.party, "red line", *CELL)
    return {
        "line": f"{probability:.2f}",
        "binds": str(binds),
        "line_expected": f"{counted * probability:.0f}",
        "line_spread": f"{spread:.0f}",
        "line_luck": "as usual" if usual else "which is one of the other cases",
        "many": f"{MANY:,}",
        "many_binds": f"{int((thrown < probability).sum()):,}",
    }


def binding_of(trace: Trace, answered: Answered) -> Flags:
    """Return in which of the counted draws the red line binds."""
    cells = list(answered.negotiation.template.cells())
    party = answered.draws.parties.index(trace.party)
    bound: Flags = answered.draws.binding[DRAWS // 2 :, party, cells.index(CELL)]
    return bound


def one_draw_part(trace: Trace, base: Answered, package: dict[str, str]) -> dict[str, str]:
    """Return one draw in full: what each term of a package adds for the party."""
    bound = binding_of(trace, base)
    at = DRAWS // 2 + int(np.flatnonzero(~bound)[0])
    party = base.draws.parties.index(trace.party)
    cells = list(base.negotiation.template.cells())
    adds = {
        term: float(base.draws.cells[at, party, cells.index(term)]) for term in package.items()
    }
    floor = float(base.draws.reservation[at, party])
    lines = [f"| `{issue}`: `{option}` | {one:.3f} |" for (issue, option), one in adds.items()]
    gains = sum(
        float(base.draws.pair_gain[at, pair])
        for pair, (holder, *both) in enumerate(base.draws.pairs.tolist())
        if holder == party and {cells[one] for one in both} <= set(package.items())
    )
    lines += [f"| conditions that are met | {gains:.3f} |"] if gains else []
    total = sum(adds.values()) + gains
    return {
        "one": f"{at + 1:,}",
        "adds": "\n".join(lines),
        "sum": f"{total:.3f}",
        "floor": f"{floor:.3f}",
        "decides": "accepts" if total >= floor else "refuses",
        "compares": "not less" if total >= floor else "less",
    }


def shares_part(trace: Trace, base: Answered) -> dict[str, str]:
    """Return who accepts the best package, and the same with the option in it, and why not."""
    best = dict(base.answer.outcome)
    other = {**best, CELL[0]: CELL[1]}
    at, near = place_of(base, best), place_of(base, other)
    party = base.draws.parties.index(trace.party)
    bound, yes = binding_of(trace, base), base.yes[:, near, party]
    share = float(base.yes[:, at].all(axis=1).mean())
    return {
        "best_terms": "; ".join(f"`{issue}`: `{option}`" for issue, option in best.items()),
        "left": best[CELL[0]],
        **_counts("best", base, at),
        **_counts("near", base, near),
        "best_words": in_words(share),
        "best_interval": interval(wilson_interval(share * len(yes), len(yes))),
        "free": str(int((~bound).sum())),
        "free_yes": str(int((~bound & yes).sum())),
        "free_no": str(int((~bound & ~yes).sum())),
        "baseline": per_100(trace.baseline),
        "verdict": base.answer.verdict,
    }


def _counts(name: str, answered: Answered, place: int) -> dict[str, str]:
    """Return in how many of the counted draws each party, and all, accept a package."""
    yes = answered.yes[:, place]
    each = zip(answered.draws.parties, yes.sum(axis=0).tolist(), strict=True)
    return {
        **{f"{name}_{party}": str(count) for party, count in each},
        f"{name}_all": str(int(yes.all(axis=1).sum())),
    }


def dropped_part(trace: Trace, base: Answered) -> dict[str, str]:
    """Return what comes out without the sentence, and without all that say the same."""
    same = value_of(base, trace.party).estimate.sources
    scenes = {"less": frozenset({trace.claim.key}), "none": frozenset(same)}
    best = dict(base.answer.outcome)
    other = {**best, CELL[0]: CELL[1]}
    told_of: dict[str, str] = {"same": str(len(same))}
    for name, drop in scenes.items():
        found = trace.ask(drop, trace.baseline)
        value = value_of(found, trace.party)
        before, after = (one.yes[:, place_of(one, other)].all(axis=1) for one in (base, found))
        told_of |= {
            **_counts(f"{name}_best", found, place_of(found, best)),
            **_counts(f"{name}_near", found, place_of(found, other)),
            f"{name}_line": f"{line_of(found, trace.party):.2f}",
            f"{name}_binds": str(int(binding_of(trace, found).sum())),
            f"{name}_range": told(value.estimate),
            f"{name}_alpha": f"{value.alpha:.2f}",
            f"{name}_beta": f"{value.beta:.2f}",
            f"{name}_salience": f"{salience_of(found, trace.party)[0]:.1f}",
            f"{name}_gained": str(int((after & ~before).sum())),
            f"{name}_lost": str(int((before & ~after).sum())),
            f"{name}_verdict": found.answer.verdict,
            f"{name}_share": in_words(found.answer.share),
        }
    return told_of


def page(evidence: Evidence) -> str:
    """Return the whole page."""
    trace, rules = Trace(evidence=evidence), load_rules()
    base = trace.ask(frozenset(), trace.baseline)
    other = {**base.answer.outcome, CELL[0]: CELL[1]}
    return Text(WORDS.read_text(encoding="utf-8")).substitute(
        case=CASE,
        **words_part(trace),
        **weight_part(trace, rules),
        **counts_part(trace, base, rules),
        **draws_part(trace, base, rules),
        **one_draw_part(trace, base, other),
        **shares_part(trace, base),
        **dropped_part(trace, base),
    )


if __name__ == "__main__":
    PAGE.write_text(page(merge(read_paths(dispatches(CASE)), None)), encoding="utf-8")
    print(f"{PAGE} is written")
