"""Reads what each sum of money in a question is for: bill, paid by whom, own part, income, limit. By the words of
its own small clause first, then by those before it. Gives roles; which fact a role is depends on what is asked."""

import re
from dataclasses import replace
from datetime import date

from assistant.amounts import Amount, find_amounts
from assistant.date_words import When
from assistant.derived import before_payers, holds_those_before, without_excess
from assistant.in_whole import all_inside, whole_of_parts
from assistant.lexicon import Role, load_lexicon, meant_so
from assistant.payers import paid_by, paid_in_turn, paid_together
from assistant.said_again import meant
from assistant.shares import bill, paid, said_shares
from assistant.small_change import without_small_change
from assistant.state import Mention, Reading

COMMA = re.compile(r"[，、；。！？\n]")
STOP = re.compile(r"[；。！？\n]")
NEXT = re.compile(
    r"(?:元|块钱?|钱)?(?:我们?|他|她|俺)?(?:个人|自己|本人|自付|自负|自费|自担)[^，、。；的是加和与还另再里中有]{0,6}"
)
"""Words between two sums that name the second (总费用5万个人负担了2万)."""
OWN_TOTAL = re.compile(r"总[^，。；]{0,4}[=＝（(，即就是都全部]+(?:个人|自己|本人|自家)[^，。；]{0,4}$")
UNPAID = (
    "(?:(?:没|未)(?:有|得)?一(?:分|块|毛|角)钱?|一(?:分|块|毛|角)钱?(?:都|也)?(?:没|未)|分文(?:没|未))"
    "(?:能|是|有)*(?:给|被)?(?:报|补|赔)"
)
ALL_OWN = re.compile(
    rf"[元块钱]*[，（=]*(?:而?且)?(?:(?:医保|保险|统筹|基金)?{UNPAID}|"
    r"(?:全部?|全额|全都|都|统统)[^，；。！？0-9]{0,3}(?:自[费付负家己个]|个人|本人))"
)
OWN_BEHIND = re.compile(
    r"[元块钱哈啊嘛呢，]*(?:[这那都就]|这个|那个|这笔|那笔)*是[^。；0-9]{0,12}(?:自己|个人|自家|本人|自[付负担])"
)
"""What stands behind a sum named by its year alone when it is what somebody bore."""
COUNTED_AT_ZERO = ("paid_", "self", "after_", "reasonable_left")
NEED_NOT = re.compile("不(?:用|要|必|需)|无需|用不着")
"""In 一分不用出: what nobody has to pay is a hope or a rule, no sum."""
ALL_SO = re.compile(r"(?:全|都|全部|这些?)(?:都)?是")
"""A small clause that says of the sum before it what it is (2万，全是现金)."""
AID = "救助"
"""Reasonable costs left after insurers and this (医保大病救助结完，合理费用还担8万) are left after all of them."""
ANOTHER = re.compile("然后|另外|还有|再有|再就是|加上|外加|接着|以及|另一|平[常时]")
"""Words behind a sum that go on to the next one."""
UNCLEAR = "outpatient_unclear"
REACH = 40
WHOM = 14
PRONOUNS = ("他", "她")
HIMSELF = ("自己", *PRONOUNS)
_NEVER = re.compile(r"(?!)")
OCCASION = re.compile(
    "(?:(?:那|这|第.)?一?[次回趟笔]|(?:[去今前]|[0-9]{2,4})年|(?<![0-9])[0-9]{1,2}月份?)(?:是|的|剩|有)?$"
)
LISTED = re.compile(r"[、，/和及加与跟+再又]{0,3}(?:第[一二三四五]次|另一次)?")
REMARK = re.compile(r"（[^（）0-9]{1,24}）")
FUND = re.compile("(?<!统筹)(?<!医保)(?<!保险)基金|资金|财政|募")
NO_FUND = {"fund_total": "total_cost", "fund_charity": "paid_other_aid"}
"""What 总额 and 慈善 name where no fund is spoken of."""
OPENED = re.compile(r"（[^）]*$")
FILLING = (
    r"(?:加起来|加(?:在)?一起|合起来|合计|总计|累计|一共|总共|前后|正好|刚好|恰好|大概|大约|差不多|估计|起码|至少|统共|拢共|通共"
    r"|[一二三四五六七八九十两几0-9]+个?(?:晚上?|夜|天|颗|盒|支|次)"
    r"|[就都也才只有是为的了整到共计足那这个约达大数：¥啊嘛呢吧])*+"
)
BARE = re.compile(rf"{FILLING}((?:报销?|支付|付|赔付?|给|领|拿|用)?(?:了|掉|过)?){FILLING}")
"""Words before a sum that do not say whose it is."""
LABEL = 4
"""A sum with so short a name right before it (小鬼九千五) is one of a list."""
BY_YEAR = {
    "year_before": ("fund_charity", "fund_charity_before"),
    "year_now": ("fund_charity_before", "fund_charity"),
}
NO_PAYMENT = ("premise", "assistance_cap", "serious_cap", "after_basic")
"""Roles that a payer's name and a word of paying before the sum do not overrule: what stands behind it says more."""
SETTLED = ("premium_", "fund_")
BILL = ("self", "in_scope", "in_policy", "paid_", "after_", "part_", "total_cost", "reasonable_left", "cash")
WEAK = {"total_cost", "self", "burden_group", "reasonable_left"}


def read_sums(text: str, whens: list[When], reading: Reading) -> None:
    """Fill mentions (and bad_amount) of the reading."""
    amounts = meant(text, find_amounts(text))
    bad = next((a for a in amounts if a.too_large or a.negative or a.broken), None)
    if bad is not None:
        reading.bad_amount = bad.words
    usable = [a for a in amounts if not (a.vague or a.too_large or a.negative or a.broken)]
    before: Mention | None = None
    in_turn = paid_in_turn(text, [(amount.start, amount.end) for amount in usable])
    for place, amount in enumerate(usable):
        start = usable[place - 1].end if place else 0
        end = usable[place + 1].start if place + 1 < len(usable) else len(text)
        mention = _mention(text, amount, start, end, whens, before)
        if place in in_turn:
            mention = replace(mention, role=in_turn[place], sure=True)
        before = mention
        if (
            place
            and reading.mentions
            and not mention.sure
            and _listed(text[start : amount.start], reading.mentions[-1])
        ):
            mention = replace(mention, role=reading.mentions[-1].role, sure=reading.mentions[-1].sure)
        if mention.role in BY_YEAR:
            own = OWN_BEHIND.match(text, amount.end) is not None
            before_it = reading.mentions[-1].role if reading.mentions else ""
            right = load_lexicon().words["correction"].search(text) is not None  # 不对，去年是6万4
            mention = replace(mention, role="self", sure=own) if own or right else _by_year(mention, before_it)
        hoped = NEED_NOT.search(text, amount.start, amount.end + 2) is not None
        counted = mention.sure and mention.role.startswith(COUNTED_AT_ZERO) and not hoped
        if not amount.zero or counted:
            reading.mentions.append(mention)
    reading.mentions = without_small_change(text, _told_apart(reading.mentions))
    reading.mentions = whole_of_parts(text, before_payers(without_excess(text, reading.mentions)))
    reading.mentions = all_inside(text, reading.mentions)
    _add_shares(text, reading)
    if not load_lexicon().words["correction"].search(text):
        reading.mentions = _of_the_bill(text, reading.mentions)


def _add_shares(text: str, reading: Reading) -> None:
    """What basic insurance paid, said as a share of the bill."""
    whole = bill(reading.mentions)
    if whole is None or any(mention.role == "paid_basic" for mention in reading.mentions):
        return
    for start, end, share in said_shares(text):
        if _role(*_label(text[:start], *_before(text[max(0, start - REACH) : start])), "") == ("paid_basic", True):
            reading.mentions.append(paid(whole, "paid_basic", start, end, share))
            return


def _listed(between: str, before: Mention) -> bool:
    """Nothing but a comma between two sums of a list, or the next way of care (门诊1万、住院2万)."""
    for pattern in load_lexicon().care.values() if before.role.startswith(BILL) else ():
        between = pattern.sub("", between)
    return LISTED.fullmatch(between) is not None


def _by_year(mention: Mention, before: str) -> Mention:
    """A sum named only by its year, beside what a fund raised in the other; else one of a year nobody asks about, or
    one with no name of its own."""
    other, same = BY_YEAR[mention.role]
    if before == other:
        return replace(mention, role=same)
    nameless = mention.role == "year_now"
    return replace(mention, role="self", sure=False) if nameless else replace(mention, role="aside")


def _of_the_bill(text: str, mentions: list[Mention]) -> list[Mention]:
    """Beside sums whose role is plain, one that nothing ties to the bill, nor its own time (8月那次), is none of it."""
    plain = any(mention.sure and mention.role.startswith(BILL) for mention in mentions)
    if any(mention.sure and mention.role.startswith(SETTLED) for mention in mentions):
        mentions = [m for m in mentions if m.sure or m.care or m.who]
    timed = {m.at for m in mentions if m.day and OCCASION.search(text[: m.at])}
    return [m for m in mentions if m.sure or m.care or m.who or m.each or m.listed or m.at in timed or not plain]


def _mention(text: str, amount: Amount, start: int, end: int, whens: list[When], before: Mention | None) -> Mention:
    near, wide = _before(text[max(start, amount.start - REACH) : amount.start])
    stop = COMMA.search(text, amount.end, end)
    if stop and ALL_SO.match(text, stop.end()):
        stop = COMMA.search(text, stop.end(), end)
    after = OPENED.sub("", text[amount.end : stop.start() if stop else end])
    after = "" if not stop and end < len(text) and NEXT.fullmatch(after) else after
    label = _label(text[start : amount.start], near, wide)
    role, sure = ("premise", True) if _quoted(text, amount) else _role(*label, after)
    if role not in NO_PAYMENT and not (role.startswith("fund_") and FUND.search(text)):
        payer = paid_together(wide) or paid_by(near, before.role if before else "")
        if payer == "paid_medical_assistance" and (role == "used" or load_lexicon().words["this_year"].search(near)):
            payer = "used"
        role, sure = (payer, True) if payer else (role, sure)
    bare = _role(*label, after, parts=False) if role.startswith("part_") else ("", False)
    bare = ("outside", True) if role == "part_drug_outside" else bare
    low = amount.low if amount.low is not None else amount.fen
    high = amount.high if amount.high is not None else amount.fen
    said = (_care(near + ANOTHER.split(after)[0]), _care(wide))
    care = said[1] if said[0] == "" or (said[0] == UNCLEAR and said[1].startswith("outpatient")) else said[0]
    if before and not care and not COMMA.search(text[start : amount.start]):
        care = before.care
    day = _day(text, amount, start, whens)
    who = _who(near or wide, wide, text[: amount.start])
    own = bool(ALL_OWN.match(text, amount.end) or OWN_TOTAL.search(near))
    rest = bool(load_lexicon().words["rest"].search(label[1]))
    scoped = bool(load_lexicon().words["scoped"].search(near))
    if role in NO_FUND and not FUND.search(text):
        role = "in_scope" if scoped and role == "fund_total" else NO_FUND[role]
    if (role == "total_cost" or not sure) and load_lexicon().words["all_in_scope"].match(text, amount.end):
        role, sure = "in_scope", True
    ceiling = role.endswith("_cap") and amount.bound == "under"  # a limit said as 最多8万 is 8万
    each, whole = amount.per in ("each", "person"), _whole(text, amount, near)
    role = "aside" if amount.per == "month" and role in ("self", "total_cost") else role
    return Mention(
        role, low, high, care, day, each, bool(who), sure, own, amount.start, amount.approx and not ceiling, whole,
        who=who, bare=bare, bound=None if ceiling else amount.bound, listed=len(near) <= LABEL,
        instead=amount.instead, inner=bool(load_lexicon().words["inside"].search(near)), end=amount.end, rest=rest,
        scoped=scoped, covers=holds_those_before(text, label[1], amount.end),
    )  # fmt: skip


def _before(window: str) -> tuple[str, str]:
    """Of the words before a sum, those of its small clause and those of its sentence."""
    wide = window[max((m.end() for m in STOP.finditer(window)), default=0) :].rstrip("：:=是为 ")
    return wide[max((m.end() for m in COMMA.finditer(wide)), default=0) :], wide


def _label(window: str, near: str, wide: str) -> tuple[str, str]:
    """The words that name a sum: without the remark in brackets between a name and its sum, and where nothing but
    bare words stand in its own small clause (…打到卡上的，加起来正好), with the clause before it as its name."""
    if REMARK.search(window):
        near, wide = _before(REMARK.sub("", window)[-REACH:])
    verb, last = "", near
    while last != wide and (bare := BARE.fullmatch(last)):
        wide, verb = wide[: len(wide) - len(last)].rstrip("，、："), bare[1] or verb
        last = wide[max((m.end() for m in COMMA.finditer(wide)), default=0) :]
    return near, wide + verb


def _who(near: str, wide: str, before: str) -> str:
    """The member of the family a sum is said of: the last one named before it; 他 or 自己 is one named earlier."""
    family = load_lexicon().words["family"]
    found = [match[0] for match in family.finditer(near[-WHOM:])]
    if found and not set(found) - set(HIMSELF):
        pronoun = any(who in PRONOUNS for who in found)
        found = [match[0] for match in family.finditer(before if pronoun else wide)]
        found = [who for who in found if who != "我"] if pronoun else ["我", *found]
    return next((who for who in reversed(found) if who not in HIMSELF), "")


def _whole(text: str, amount: Amount, near: str) -> bool:
    """Said to be the whole (一共3万), or followed by what is among it (3万，其中)."""
    words = load_lexicon().words
    return bool(words["whole"].search(near) or words["within"].match(text, amount.end))


def _quoted(text: str, amount: Amount) -> bool:
    """Inside quotation marks: somebody else's words, not a sum of this bill."""
    before = text[: amount.start]
    return before.count("“") > before.count("”") and "”" in text[amount.end :]


def _role(near: str, wide: str, after: str, *, parts: bool = True) -> tuple[str, bool]:
    """The role and whether words say so; ``parts``: parts of a burden (药费) included."""
    roles = load_lexicon().roles
    roles = roles if parts else tuple(role for role in roles if not role.id.startswith("part_"))
    found = _match(roles, near, after)
    if found == "paid_serious" and _match(roles, wide, "") == "paid_both":  # 医保、大病合计报了
        return "paid_both", True
    if (found is None or found in WEAK) and wide != near:
        wider = _match(roles, wide, "")
        settled = found == "reasonable_left" and wider == "after_insurances" and AID in wide
        if wider is not None and not settled and (found is None or wider not in WEAK):
            return wider, True
    return (found, True) if found else ("self", False)


def _match(roles: tuple[Role, ...], before: str, after: str) -> str | None:
    """The first role whose words stand before the sum; words after it may open the next sum, so of a role that has both
    they come second."""
    first = next(
        (role.id for role in roles if (role.before or _NEVER).search(before) or _only_after(role, after)), None
    )
    if first is not None and first not in WEAK:
        return first
    if load_lexicon().words["left_over"].search(before):
        roles = tuple(role for role in roles if role.id != "premise")
    return next((role.id for role in roles if role.after is not None and role.after.search(after)), first)


def _only_after(role: Role, after: str) -> bool:
    return role.before is None and role.after is not None and role.after.search(after) is not None


def _care(words: str) -> str:
    found = [care for care, pattern in load_lexicon().care.items() if meant_so(pattern, words)]
    return next((care for care in found if care != UNCLEAR), found[0] if found else "")


def _told_apart(mentions: list[Mention]) -> list[Mention]:
    """门诊 alone is ordinary outpatient care beside a stay in hospital, and says nothing by itself."""
    care = "outpatient_ordinary" if any(mention.care == "inpatient" for mention in mentions) else ""
    return [replace(one, care=care) if one.care == UNCLEAR else one for one in mentions]


def _day(text: str, amount: Amount, start: int, whens: list[When]) -> tuple[date, date] | None:
    """The last date named between the sum before and this one, in the same sentence."""
    inside = [w for w in whens if start <= w.start < amount.start and not STOP.search(text[w.end : amount.start])]
    return (inside[-1].first, inside[-1].last) if inside else None
