"""Sessions and rate limits with a clock the test moves."""

from __future__ import annotations

from web.limits import RateLimit, clean, client_key
from web.sessions import Sessions


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_conversation_ends_after_thirty_silent_minutes() -> None:
    clock = Clock()
    sessions = Sessions(dict, clock=clock)
    talk = sessions.start()
    clock.now = 1799
    assert sessions.find(talk.id) is talk
    clock.now = 1799 + 1801
    assert sessions.find(talk.id) is None
    assert len(sessions) == 0


def test_the_cap_drops_the_conversation_unused_for_longest() -> None:
    clock = Clock()
    sessions = Sessions(dict, most=2, clock=clock)
    first, second = sessions.start(), sessions.start()
    clock.now = 1
    sessions.find(first.id)
    sessions.start()
    assert sessions.find(first.id) is first
    assert sessions.find(second.id) is None


def test_session_ids_are_long_and_never_alike() -> None:
    sessions = Sessions(dict)
    ids = {sessions.start().id for _ in range(500)}
    assert len(ids) == 500 and min(map(len, ids)) >= 32


def test_the_limit_opens_again_as_the_minute_passes() -> None:
    clock = Clock()
    limit = RateLimit(2, clock=clock)
    assert [limit.wait_for("a"), limit.wait_for("a")] == [0, 0]
    clock.now = 20
    assert limit.wait_for("a") == 41
    assert limit.wait_for("b") == 0
    clock.now = 60
    assert limit.wait_for("a") == 0


def test_one_household_is_one_client_however_many_addresses_it_has() -> None:
    assert client_key("2001:db8:1:2::1") == client_key("2001:db8:1:2:ffff::9") == "2001:db8:1:2::/64"
    assert client_key("2001:db8:1:3::1") != client_key("2001:db8:1:2::1")
    assert client_key("192.0.2.7") == "192.0.2.7"
    assert client_key("testclient") == "unknown"


def test_cleaning_drops_what_cannot_be_seen_and_is_stable() -> None:
    hidden = "富\u200b阳\u202e低\ufe0f边\x00\U000e0041 \t 户\n"
    assert clean(hidden) == "富阳低边 户"
    assert clean(clean(hidden)) == clean(hidden)
