"""The terms page lists names that the code really uses."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOORS = ("assistant", "calculator", "corpus", "index", "web")


def test_every_name_on_the_terms_page_is_used_by_the_code_or_the_policy_folders() -> None:
    page = (ROOT / "docs" / "terms.md").read_text("utf-8")
    names = set(re.findall(r"`([A-Za-z_]+)…?`", page))
    files = [file for floor in FLOORS for kind in ("*.py", "*.yaml") for file in (ROOT / floor).rglob(kind)]
    code = "\n".join(file.read_text("utf-8") for file in files)
    assert len(names) > 40
    assert [name for name in sorted(names) if name not in code] == []
