"""Our calculator beside OpenFisca and PolicyEngine in one run, on the same cases; writes its section of RESULTS.md.
Each engine has a process of its own. --peer names a Python that has openfisca-core and policyengine-core; without it
ours runs alone."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from calculator.formula import readings
from calculator.money import half_up
from calculator.rules import Layer
from calculator.value import Bound
from corpus.benefits import read_book
from corpus.load import DOCUMENTS
from evals.benchmarks.results import Engine, Results, put, write

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DOCUMENT, REGION, AS_OF = "mianyang-2022-6", "mianyang", "2025-06-01"
# Assumed for the run, in 分: the document points to these figures and does not give them.
FIGURES = {"disposable_income": 3000000, "assistance_cap": 20000000, "tilt_threshold": 800000, "tilt_cap": 5000000}
EXACT = ["destitute", "orphan", "subsistence", "near_subsistence", "illness_poor"]
Found = dict[str, Any]


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        cases = Cases(Path(folder), options.cases)
        rule = rule_task(cases, options)
        exact = exact_payments(rule, cases)
        engines = [
            ours(rule, exact, cases),
            *(peer(name, options.peer, rule, exact, cases) for name in options.engines),
        ]
        stack = ours(stack_task(cases, options), None, cases)
    results = Results(options.cases, engines, stack, *cold_import(), os.getloadavg()[0], os.cpu_count() or 1)
    text = write(results)
    put(options.out, text)
    print(text)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", help="python of an environment with the other engines")
    parser.add_argument("--engines", nargs="*", default=["openfisca_core", "policyengine_core"])
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--single", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    return parser.parse_args()


class Cases:
    """Random cases as files that every engine reads: sums in 分, bills up to 300,000 yuan, from one seed."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder, self.size = folder, size
        self.random = np.random.default_rng(20250601)
        self.bills = self.save("bills", self.random.integers(0, 30_000_000, size))
        self.used = self.save("used", self.random.integers(0, 5_000_000, size))
        self.basic = self.save("basic", self.random.integers(0, 15_000_000, size))

    def save(self, name: str, column: Any) -> str:
        path = self.folder / f"{name}.npy"
        np.save(path, column)
        return str(path)

    def codes(self, count: int) -> str:
        return self.save(f"codes{count}", self.random.integers(0, count, self.size))


def rule_task(cases: Cases, options: argparse.Namespace) -> Found:
    """One rule for all engines, from our rule data: the ratio, the deductible and the limit of each category."""
    layer = read_book(DOCUMENTS / DOCUMENT / "benefits.yaml", DOCUMENT, REGION).rules["medical_assistance"]
    assert isinstance(layer, Layer)
    figures = {name: Bound(Fraction(fen), Fraction(fen)) for name, fen in FIGURES.items()}
    found = [layer.terms_for(name) for name in EXACT]
    values = [readings(terms, figures, True).values for terms in found if terms is not None]
    task = our_task(cases, options, EXACT, "medical_assistance", {"after_insurance": cases.bills})
    return task | {
        "bills": cases.bills,
        "used": cases.used,
        "ratio": [float(value.ratio.low) for value in values],
        "deductible": [float(value.deductible.low / 100) for value in values],
        "cap": FIGURES["assistance_cap"] / 100,
        "exact": [(str(value.ratio.low), str(value.deductible.low)) for value in values],
    }


def stack_task(cases: Cases, options: argparse.Namespace) -> Found:
    """The whole stack from the bill down, all six groups."""
    sums = {"in_scope": cases.bills, "paid_basic": cases.basic}
    return our_task(cases, options, [*EXACT, "monitored"], "tilted_assistance", sums)


def our_task(
    cases: Cases, options: argparse.Namespace, categories: list[str], benefit: str, sums: dict[str, str]
) -> Found:
    return {
        **{"document": DOCUMENT, "region": REGION, "as_of": AS_OF, "benefit": benefit, "figures": FIGURES},
        **{"categories": categories, "codes": cases.codes(len(categories)), "out": str(cases.folder / "out.npy")},
        "sums": sums | {"used_medical_assistance": cases.used},
        "same": {"care": "inpatient", "place": "in_province", "referral": "standard"},
        **{"single": options.single, "runs": options.runs, "checked": 5000},
    }


def exact_payments(task: Found, cases: Cases) -> Any:
    """What the rule pays, in whole numbers and written out once more here."""
    terms = [(Fraction(ratio), Fraction(deductible)) for ratio, deductible in task["exact"]]
    columns = (np.load(path).tolist() for path in (task["codes"], task["bills"], task["used"]))
    paid = []
    for code, bill, used in zip(*columns, strict=True):
        (part, whole), deductible = terms[code][0].as_integer_ratio(), terms[code][1]
        above = max(0, (bill - deductible.numerator) if deductible.denominator == 1 else bill - deductible)
        paid.append(min(half_up(int(part * above), whole), FIGURES["assistance_cap"] - used))
    return np.array(paid)


def run(command: list[str], task: Found) -> Found:
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["?"])[-1]}
    found: Found = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def ours(task: Found, exact: Any, cases: Cases) -> Engine:
    found = run([sys.executable, "-m", "evals.benchmarks.own"], task)
    if "failed" in found:
        raise SystemExit(found["failed"])
    wrong = found["differ"] if exact is None else int((np.load(task["out"]) != exact).sum())
    return Engine.of("huisuan", "", found, cases.size, wrong, "int64")


def peer(name: str, python: str | None, task: Found, exact: Any, cases: Cases) -> Engine:
    """Another engine on the rule. A sum counts as right if its float, rounded half-up to the 分, is."""
    if python is None:
        return Engine.missing(name, "no --peer given")
    task = task | {"engine": name, "single": min(task["single"], 500), "runs": min(task["runs"], 3)}
    found = run([python, str(HERE / "peer.py")], task)
    if "failed" in found:
        return Engine.missing(name, found["failed"])
    paid = np.floor(np.load(task["out"]).astype(np.float64) * 100 + 0.5).astype(np.int64)
    return Engine.of(name, found["version"], found, cases.size, int((paid != exact).sum()), found["type"])


def cold_import() -> tuple[float, list[str]]:
    """Seconds a fresh process takes longer with the calculator than without, and what it loads from outside Python."""
    modules = "calculator.compute, calculator.batch, calculator.curve, calculator.solve"
    names = "print(*{m.partition('.')[0] for m in sys.modules} - sys.stdlib_module_names - {'calculator', '__main__'})"
    with_it, without = (min(seconds(code) for _ in range(7)) for code in (f"import {modules}", "pass"))
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, '.'); import {modules}; {names}"]
    outside = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout.split()
    return with_it - without, outside


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, '.'); {code}"], cwd=ROOT, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
