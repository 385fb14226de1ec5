"""One rule (category -> ratio, deductible, limit) in another engine, run by that engine's own Python: reads a task as
JSON, writes timings as JSON and payments as an array. OpenFisca and PolicyEngine share one ancestor and one API."""

import json
import resource
import sys
import time
from importlib import import_module
from importlib.metadata import version

import numpy

PERIOD = "2025-01"


def system(root, task):
    """A tax-benefit system with one entity, four variables and the parameters of the task, as a tutorial writes one."""
    enums = import_module(f"{root}.{'enums' if root == 'policyengine_core' else 'indexed_enums'}")
    variables = import_module(f"{root}.variables")
    periods, parameters = import_module(f"{root}.periods"), import_module(f"{root}.parameters")
    entity = import_module(f"{root}.entities").build_entity
    person = entity(key="person", plural="persons", label="", doc="", is_person=True)
    names = task["categories"]
    Category = enums.Enum("Category", {name: name for name in names})

    def input_of(kind, **more):
        return {"value_type": kind, "entity": person, "definition_period": periods.MONTH, "label": "x", **more}

    def aid(persons, period, parameters):
        terms, who = parameters(period).terms, persons("category", period)
        counted = numpy.maximum(persons("bill", period) - terms.deductible[who], 0)
        return numpy.minimum(terms.ratio[who] * counted, terms.cap - persons("used", period))

    category = input_of(enums.Enum, possible_values=Category, default_value=Category[names[0]])
    classes = [
        type("category", (variables.Variable,), category),
        type("bill", (variables.Variable,), input_of(float)),
        type("used", (variables.Variable,), input_of(float)),
        type("aid", (variables.Variable,), input_of(float) | {"formula": aid}),
    ]
    made = import_module(f"{root}.taxbenefitsystems").TaxBenefitSystem([person])
    for one in classes:
        made.add_variable(one)
    made.parameters = parameters.ParameterNode("", data={"terms": terms_of(task)})
    return made


def terms_of(task):
    def since(value):
        return {"values": {"2020-01-01": {"value": value}}}

    by_name = {
        key: {name: since(value) for name, value in zip(task["categories"], task[key], strict=True)}
        for key in ("ratio", "deductible")
    }
    return by_name | {"cap": since(task["cap"])}


def one_by_one(root, made, task, bills, codes, used):
    """The time of each single case, from a situation to a figure."""
    builder = import_module(f"{root}.simulations").SimulationBuilder
    times = []
    for i in range(task["single"]):
        start = time.perf_counter_ns()
        facts = {"category": task["categories"][codes[i]], "bill": float(bills[i]), "used": float(used[i])}
        situation = {"persons": {"one": {name: {PERIOD: value} for name, value in facts.items()}}}
        simulation = builder().build_from_entities(made, situation)
        float(simulation.calculate("aid", PERIOD)[0])
        times.append(time.perf_counter_ns() - start)
    return times


def all_at_once(root, made, bills, codes, used):
    builder = import_module(f"{root}.simulations").SimulationBuilder
    start = time.perf_counter()
    simulation = builder().build_default_simulation(made, len(bills))
    for name, column in {"category": codes, "bill": bills, "used": used}.items():
        simulation.set_input(name, PERIOD, column)
    paid = simulation.calculate("aid", PERIOD)
    return paid, time.perf_counter() - start


def main():
    task = json.load(sys.stdin)
    start = time.perf_counter()
    root = task["engine"]
    import_module(f"{root}.simulations")
    imported = time.perf_counter() - start
    made = system(root, task)
    # yuan, as these engines' models are written
    bills, used = numpy.load(task["bills"]) / 100, numpy.load(task["used"]) / 100
    codes = numpy.load(task["codes"])
    single = one_by_one(root, made, task, bills, codes, used)
    runs = [all_at_once(root, made, bills, codes, used) for _ in range(task["runs"])]
    numpy.save(task["out"], runs[0][0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"version": version(root.replace("_", "-")), "import": imported, "single": single, "peak": peak}
    print(json.dumps(found | {"batch": min(seconds for _, seconds in runs), "type": str(runs[0][0].dtype)}))


main()
