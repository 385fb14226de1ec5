"""Aid received in another year than the bill's (去年已经救助过14万，今年自付5万): a yearly limit counts its own year
only, so it is no aid of this one."""

from dataclasses import replace

from assistant.amend import SILENT
from assistant.state import State

USED = "used"
PAID = "paid_"


def without_other_years(state: State) -> None:
    """Set aside what was received in another year than that of the one bill told, or of this day."""
    mentions = state.reading.mentions
    bills = [one for one in mentions if one.role not in SILENT and not one.role.startswith((USED, PAID))]
    years = {one.day[1].year if one.day else state.as_of.year for one in bills}
    if len(years) != 1:
        return
    year = years.pop()
    state.reading.mentions = [
        replace(one, role="aside")
        if one.role.startswith(USED) and one.day and year not in (one.day[0].year, one.day[1].year)
        else one
        for one in mentions
    ]
