"""What a message declares of its own notation: one unit for all its bare numbers (单位：千元), and what its letters
stand for (A=38000，其中A为政策范围内费用). Writes both out, so that every later step reads plain words."""

import re

UNIT = re.compile(
    r"(?:金额|费用)?(?:的)?单位(?:都|均|全|统一)*(?:是|为|按|：|:)?(?:人民币)?[“”\"（(]?(万元|千元|百元|万|千|元)"
)
ALL_IN = re.compile(
    r"(?:以下|下面|数字|数目|金额|费用)(?:数字|金额|费用|的数)?(?:都|均|全部?|一律|统一)(?:是|为|以|按)(万元|千元|百元|万|千)(?:计|为单位|算)?"
)
COUNTED = "[万千百亿元块毛角分%‰％年月日号级岁次天个张人户口周类档条项款床楼栋室度期A-Za-z]|小时|工作日"
BARE = re.compile(rf"(?<![0-9.,A-Za-z第])[0-9]+(?:\.[0-9]+)?(?![0-9.,]?[0-9]|\.)(?! *(?:{COUNTED}))")
LETTER = r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])"
SUM = r"(?=[0-9一二两三四五六七八九十])"
GIVEN = re.compile(rf"({LETTER})[=＝：:]{SUM}")
MEANS = re.compile(
    rf"[，。；、（(]?(?:其中|这里|式中|注：?|说明：?)?({LETTER})(?:就|那个)?(?:是|为|即|指|表示|代表|[=＝：:])的?([^，。；、（）()0-9=＝]{{2,24}})[）)]?"
)


def written_out(text: str) -> str:
    """The text with declared units put to its bare numbers and letters replaced by what they stand for."""
    return _with_names(_with_units(text))


def _with_units(text: str) -> str:
    found = UNIT.search(text) or ALL_IN.search(text)
    if found is None or found[1] == "元":
        return text
    unit = found[1] if found[1].endswith("元") else f"{found[1]}元"
    rest = f"{text[: found.start()]}{text[found.end() :]}"
    return BARE.sub(lambda match: f"{match[0]}{unit}", rest)


def _with_names(text: str) -> str:
    """Letters that are given a sum and said to be something, by that name."""
    given = {match[1] for match in GIVEN.finditer(text)}
    names = {match[1]: match[2] for match in MEANS.finditer(text) if match[1] in given}
    if not names or names.keys() != given:
        return text
    plain = MEANS.sub(lambda match: "" if match[1] in names else match[0], text)
    return GIVEN.sub(lambda match: f"，{names[match[1]]}", plain)
