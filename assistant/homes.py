"""Several people who live in different regions (我公公在建德…，我妈在富阳…): the sums and identities of each belong to
the region they live in. One of them spoken of later brings back what was told of them, and their region."""

from dataclasses import replace

from assistant.amend import SILENT
from assistant.lexicon import load_lexicon
from assistant.state import Home, State
from assistant.who import CLAUSE, STOP, Person, held_by, owner, people_in


def settle_homes(state: State) -> None:
    """Bind the sums of this turn to the regions of those they are of, and remember who lives where."""
    reading, text = state.reading, state.text
    if len(reading.regions) < 2:
        return _recall(state)
    people = people_in(text)
    lives: dict[str, str] = {}
    for at, region in reading.named:
        if one := _who_lives(text, at, people):
            lives.setdefault(one.who, region)
    if len(set(lives.values())) < 2:
        return None
    placed = []
    for mention in reading.mentions:
        one = owner(text, mention, people)
        region = mention.region or (lives.get(one.who, "") if one else "")
        placed.append(replace(mention, region=region))
    live = [one for one in placed if one.role not in SILENT]
    held = held_by(text, people)
    if not _each_has(set(lives.values()), [one.region for one in live], [lives[who] for who in held if who in lives]):
        return None
    reading.mentions = placed
    for who, region in lives.items():
        own = [one for one in placed if one.region == region and one.role not in SILENT]
        state.session.homes[who] = Home(region, tuple(held.get(who, ([], []))[0]), tuple(own))
    return None


def _each_has(regions: set[str], with_sums: list[str], with_identities: list[str]) -> bool:
    """Whether every region has somebody's own sum, or, where no sum is told, identity: one sum told for both (两边各
    能帮多少) is of neither alone."""
    return regions <= set(with_sums or with_identities)


def lived_apart(state: State) -> bool:
    """Whether the regions of this turn are those of different people, each with a bill of their own."""
    homes = {home.region for home in state.session.homes.values()}
    return len(state.reading.regions) > 1 and set(state.reading.regions) <= homes


def identities_there(state: State, region: str) -> list[str]:
    """The identities told of those who live in a region; [] where nobody was told of apart."""
    if len(state.reading.regions) < 2:
        return []
    found = [name for home in state.session.homes.values() if home.region == region for name in home.identities]
    return list(dict.fromkeys(found))


def _who_lives(text: str, at: int, people: list[Person]) -> Person | None:
    """Of whom a region is told: named before or behind it in its small clause, else last before it."""
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, at)), default=0)
    stop = CLAUSE.search(text, at)
    end = stop.start() if stop else len(text)
    sentence = max((stop.end() for stop in STOP.finditer(text, 0, at)), default=0)
    before = [one for one in people if start <= one.start < at]
    behind = [one for one in people if at <= one.start < end]
    earlier = [one for one in people if sentence <= one.start < start]
    return before[-1] if before else behind[0] if behind else earlier[-1] if earlier else None


def _recall(state: State) -> None:
    """Bring back what was told of the only one spoken of, where nothing new is told (那我妈呢)."""
    reading, homes = state.reading, state.session.homes
    named = {one.who for one in people_in(state.text)} & homes.keys()
    told = reading.identities and load_lexicon().words["supposes"].search(state.text) is None
    if len(named) != 1 or reading.regions or reading.mentions or told:
        return
    home = homes[named.pop()]
    reading.regions, reading.mentions = [home.region], list(home.mentions)
    reading.identities = reading.identities or list(home.identities)
