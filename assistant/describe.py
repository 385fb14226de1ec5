"""Says one outcome in words: the figure, what is left, the notes that bear on it. Templates only; every figure is
the outcome's own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.cite import Citations
from assistant.knowledge import Knowledge
from assistant.wording import has, messages, percent, say, two_decimals, yuan
from calculator.money import fen
from calculator.outcome import Note, Outcome

TERMS = ("ratio", "cap", "deductible")
PARAMETERS = ("_ratio", "_cap", "_deductible")
QUIET = {"assumed", "version", "unlimited", "share_of", "best_of"}


def groups(outcomes: list[Outcome], asked: str) -> list[list[Outcome]]:
    """Outcomes in order, those of identities for whom a term (ratio, limit, deductible) is the same put together."""
    found: dict[object, list[Outcome]] = {}
    for one in outcomes:
        same = (one.benefit, one.label, one.status, one.reason, one.low, one.high, one.rate, one.sources[:1], one.notes)
        found.setdefault(same if asked in TERMS else id(one), []).append(one)
    return list(found.values())


def _counted(outcome: Outcome) -> str:
    """How what is left is said: of the whole bill, or only of the part that counts where some of it lies too early."""
    early = any(note.kind in ("too_early", "not_newly") for note in outcome.notes)
    return ("counted" if outcome.high else "nothing") if early else "exact"


class Describer:
    """Words for the outcomes of one answer; adds citations as it goes."""

    def __init__(self, know: Knowledge, citations: Citations) -> None:
        self.know, self.citations = know, citations

    def region(self, region: str) -> str:
        return self.know.document(region).region_name

    def of_group(self, region: str, group: list[Outcome], asked: str) -> str:
        """The sentence that answers for several identities of whom the same is set."""
        if len(group) == 1:
            return self.headline(region, group[0], asked)
        who = "、".join(self.called(one.identity) for one in group)
        return self.headline(region, replace(group[0], sources=group[0].sources[:1]), asked, who)

    def headline(self, region: str, outcome: Outcome, asked: str, who: str = "") -> str:
        """The sentence that answers, with its markers."""
        values = {
            "region": self.region(region),
            "label": outcome.label,
            "who": who or self.called(outcome.identity),
            "marks": self.citations.marks(*outcome.sources[:2]),
        }
        if outcome.status == "refused":
            return say(f"refuse.{outcome.reason or 'not_set'}", **values)
        if (
            outcome.verdict is not None
            and outcome.rate is None
            and outcome.low is None
            and not outcome.benefit.endswith(PARAMETERS)
        ):
            line = "" if outcome.threshold is None else say("threshold", threshold=yuan(outcome.threshold))
            return say(f"verdict.{outcome.verdict}", **values) + line
        if outcome.rate is not None and outcome.benefit.startswith("indicator"):
            return self._rate(outcome, values)
        if outcome.date is not None:
            return say("date.day" if len(outcome.date) > 7 else "date.month", date=outcome.date, **values)
        if outcome.benefit == "total":
            words = say("status.at_least") if outcome.status == "at_least" else ""
            return say("total", words=words, low=yuan(outcome.low or 0), **values)
        if outcome.reason == "not_eligible":
            failed = any(note.kind == "condition_failed" for note in outcome.notes)
            unasked = "not_eligible_so" if failed else "not_eligible_unasked"
            return say(unasked if asked == "whether" else "not_eligible", **values)
        if asked in TERMS:
            return self._parameter(outcome, asked, values)
        return self._money(outcome, asked, values)

    def called(self, identity: str) -> str:
        """The name of an identity; none for somebody without one."""
        names = dict(self.know.vocabulary["identities"].options)
        return "" if identity == "ordinary" else names.get(identity, "")

    def _money(self, outcome: Outcome, asked: str, values: dict[str, str]) -> str:
        low, high, left = outcome.low or 0, outcome.high, outcome.left
        amount = {"amount": yuan(low), "low": yuan(low), "high": yuan(high) if high is not None else ""}
        if asked == "self_pay" and left is not None:
            if left.low == left.high:
                return say("self_pay.exact", left=yuan(left.high), **amount, **values)
            return say(
                "self_pay.range", left=yuan(left.high), words=f"{say('status.at_least')} {amount['low']} 元", **values
            )
        upper = say("upper", high=amount["high"]) if high is not None else ""
        nothing = outcome.status == "conditional" and low == high == 0
        text = say(f"figure.{'exact' if nothing else outcome.status}", upper=upper, **amount, **values)
        if left is not None and (counted := _counted(outcome)) != "nothing":
            text += say(f"left.{counted}" if left.low == left.high else "left.range", left=yuan(left.high))
        return text

    def _rate(self, outcome: Outcome, values: dict[str, str]) -> str:
        assert outcome.rate is not None
        text = say("rate", rate=two_decimals(outcome.rate), **values)
        for version in outcome.others or ():
            note = next(n for n in version.notes if n.kind == "version")
            name, test, target = note.data
            words: dict[str, str] = messages()["tests"]
            results: dict[str, str] = messages()["rate_result"]
            result = results[version.verdict or "unknown"]
            marks = self.citations.marks(note.source)
            text += say("rate_version", version=name, test=words[test], percent=target, result=result, marks=marks)
        return text

    def _parameter(self, outcome: Outcome, asked: str, values: dict[str, str]) -> str:
        kinds = {note.kind: note for note in outcome.notes}
        if asked == "ratio" and outcome.rate is not None:
            return say(f"parameter.ratio.{outcome.status}", rate=percent(outcome.rate), **values)
        if "share_of" in kinds and outcome.rate is not None:
            figure = self.know.vocabulary[kinds["share_of"].data[0]].label
            key = "share_at_most" if outcome.status == "at_most" else "share"
            return say(f"parameter.deductible.{key}", figure=figure, rate=percent(outcome.rate), **values)
        if "unlimited" in kinds:
            return say("parameter.cap.unlimited", **values)
        if outcome.low is None:
            return say("parameter.cap.none", **values)
        amount, high = yuan(outcome.low), yuan(outcome.high or outcome.low)
        if outcome.left is not None:
            key = "room" if outcome.left.low == outcome.left.high else "room_most"
            care = next((self._care(note) for note in outcome.notes if note.kind.startswith("room_care")), "")
            return say(f"parameter.cap.{key}", amount=amount, left=yuan(outcome.left.high), care=care, **values)
        kind = "burden" if outcome.benefit.startswith("burden_cap") else asked
        status = "exact" if outcome.status == "conditional" else outcome.status  # a figure said roughly
        return say(f"parameter.{kind}.{status}", amount=amount, high=high, **values)

    @staticmethod
    def _care(note: Note) -> str:
        names: dict[str, str] = messages()["unit_care"]
        return names[note.data[2]]

    def notes(self, notes: Iterable[Note]) -> list[str]:
        """What the answer must say besides the figure, each once."""
        lines = [self.note(note) for note in dict.fromkeys(notes) if has(f"notes.{note.kind}")]
        return [line for line in dict.fromkeys(lines) if line]

    def note(self, note: Note) -> str:
        marks = self.citations.marks(note.source) if note.source and note.kind not in QUIET else ""
        names = self.know.vocabulary
        match note.kind:
            case "unpublished":
                label = names[note.data[0]].label if note.data[0] in names else note.data[0]
                return say("notes.unpublished", label=label, by=note.data[1], marks=marks)
            case "early_period" | "window" | "kept" | "late":
                day = date.fromisoformat(note.data[0])
                return say(f"notes.{note.kind}", f"{day.year}年{day.month}月{day.day}日", marks=marks)
            case "decision":
                return say("notes.decision", by=note.data[0], marks=marks)
            case "not_above":
                counted, line = (yuan(int(amount)) for amount in note.data)
                return say("notes.not_above", counted=counted, line=line, marks=marks)
            case "room" | "room_most" | "room_care" | "room_care_most":
                used, left = (yuan(int(amount)) for amount in note.data[:2])
                return say(f"notes.{note.kind}", used=used, left=left, care=self._care(note), marks=marks)
            case "household_total":
                return say("notes.household_total", total=yuan(int(note.data[0])))
            case "condition_failed" | "unsure" | "total_assumed" | "lacks":
                return say(f"notes.{note.kind}", fact=names[note.data[0]].label, marks=marks)
            case "about":
                name, join, *amounts = note.data
                shown = join.join(yuan(fen(amount)) for amount in amounts)
                return say("notes.about", label=names[name].label, amounts=shown)
            case "not_named":
                if note.data == ("ordinary",):
                    return say("notes.ordinary_not_named", marks=marks)
                who = "、".join(dict(names["identities"].options).get(i, i) for i in note.data)
                return say("notes.not_named", who=who, marks=marks)
            case "sublimit":
                cares: dict[str, str] = messages()["unit_care"]
                return say(
                    "notes.sublimit",
                    care=cares[note.data[0]],
                    quote=note.source.quote if note.source else "",
                    marks=marks,
                )
            case "no_target":
                return say("notes.no_target", note.data[0], years="、".join(note.data[1:]), marks=marks)
        return say(f"notes.{note.kind}", *note.data, marks=marks)
