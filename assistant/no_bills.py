"""Takes out of a turn's sums what is no bill of the one asked about: a bystander's, a claimed result, aid of another
year, what was paid ahead."""

from assistant.bystander import without_bystanders
from assistant.other_year import without_other_years
from assistant.paid_ahead import without_paid_ahead
from assistant.state import State
from assistant.twice import without_claims


def without_no_bills(state: State) -> None:
    """Leave in the reading only the sums that count."""
    without_bystanders(state)
    without_paid_ahead(state)
    without_claims(state)
    without_other_years(state)
