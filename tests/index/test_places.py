"""Where data goes: where the setting says, else a place that is writable and private."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import places


def test_the_setting_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUISUAN_DATA", str(tmp_path / "there"))
    assert places.data_folder() == tmp_path / "there"


def test_a_checkout_uses_its_own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUISUAN_DATA", raising=False)
    monkeypatch.setattr(places, "REPOSITORY", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    assert places.data_folder() == tmp_path / "var"


def test_an_installed_package_uses_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUISUAN_DATA", raising=False)
    monkeypatch.setattr(places, "REPOSITORY", tmp_path / "site-packages")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert places.data_folder() == tmp_path / "cache" / "huisuan"


def test_what_is_made_is_for_its_owner_only(tmp_path: Path) -> None:
    assert places.private(tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_mark_holds_until_it_is_closed(tmp_path: Path) -> None:
    assert not places.held(tmp_path)
    first, second = places.hold(tmp_path), places.hold(tmp_path)
    assert places.held(tmp_path)
    first.close()
    assert places.held(tmp_path)
    second.close()
    assert not places.held(tmp_path)
