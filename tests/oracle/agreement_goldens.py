#!/usr/bin/env python3
"""Agreement of random rating matrices with missing values by krippendorff, scikit-learn and SciPy.

    $python tests/oracle/agreement_goldens.py --count 25 --out tests/fixtures/stats/agreement.json   # the fixture
    $python tests/oracle/agreement_goldens.py --count 500 --seed 11 --out FILE   # PALIMPSEST_AGREEMENT_MATRICES=FILE
    $python tests/oracle/agreement_goldens.py --count 500 --seed 11 --program build/dev/bin/palimpsest

The first two feed tst_agreement_vectors; the third asks `palimpsest study agreement` for every matrix and compares to
1e-9. null is "undefined": no overlap, no variation. $python is what tests/oracle/setup.sh prints.
"""
import argparse
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import warnings

import krippendorff
import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score

LEVELS = ("nominal", "ordinal", "interval", "ratio")
WEIGHTS = {"none": None, "linear": "linear", "quadratic": "quadratic"}
TOLERANCE = 1e-9


def matrix(generator):
    lo, hi = generator.choice([(1, 8), (1, 8), (1, 5), (1, 2), (2, 11)])
    raters, units = generator.randint(2, 5), generator.randint(1, 60)
    missing = generator.choice([0, 0.1, 0.4, 0.8])
    noise = generator.choice([0, 1, 3, 9])
    rows = [[] for _ in range(raters)]
    for _ in range(units):
        true = generator.randint(lo, hi)
        for row in rows:
            value = min(hi, max(lo, true + generator.randint(-noise, noise)))
            row.append(None if generator.random() < missing else value)
    return lo, hi, rows


def number(value):
    return None if value is None or not math.isfinite(value) else float(value)


def alpha(rows, lo, hi, level):
    paired = [[v for v in unit if v is not None] for unit in zip(*rows)]
    values = {v for unit in paired if len(unit) > 1 for v in unit}
    if len(values) < 2:
        return None
    data = np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=float)
    return number(krippendorff.alpha(reliability_data=data, value_domain=list(range(lo, hi + 1)),
                                     level_of_measurement=level))


def pair(a, b, lo, hi):
    common = [(x, y) for x, y in zip(a, b) if x is not None and y is not None]
    x, y = [c[0] for c in common], [c[1] for c in common]
    labels = list(range(lo, hi + 1))
    varied = len(set(x)) > 1 and len(set(y)) > 1
    return {
        "n": len(common),
        "kappa": {name: number(cohen_kappa_score(x, y, weights=weights, labels=labels)) if len(set(x + y)) > 1 else None
                  for name, weights in WEIGHTS.items()},
        "spearman": number(stats.spearmanr(x, y).statistic) if varied else None,
        "kendall_tau_b": number(stats.kendalltau(x, y, variant="b").statistic) if varied else None,
    }


def oracle(lo, hi, rows):
    first = pair(rows[0], rows[1], lo, hi)
    return {"lo": lo, "hi": hi, "raters": rows, "alpha": {level: alpha(rows, lo, hi, level) for level in LEVELS},
            **{key: first[key] for key in ("kappa", "spearman", "kendall_tau_b")}}


def differs(a, b):
    return (a is None) != (b is None) or (a is not None and abs(a - b) > TOLERANCE)


def ask(program, lo, hi, rows):
    names = [f"r{i}" for i in range(len(rows))]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
        file.write(",".join(["id"] + names) + "\n")
        for item, unit in enumerate(zip(*rows)):
            file.write(",".join([str(item)] + ["" if v is None else str(v) for v in unit]) + "\n")
    try:
        answer = subprocess.run([program, "study", "agreement", "--csv", file.name, "--scale", f"{lo}..{hi}",
                                 "--id_column", "id", "--json"], check=True, capture_output=True)
    finally:
        os.unlink(file.name)
    return names, json.loads(answer.stdout)


def check(program, lo, hi, rows):
    names, answer = ask(program, lo, hi, rows)
    problems = []
    if (answer["n_items"], answer["n_raters"]) != (len(rows[0]), len(rows)):
        problems.append("n_items, n_raters")
    for level in LEVELS[:3]:
        if differs(answer["alpha"][level], alpha(rows, lo, hi, level)):
            problems.append(f"alpha {level}")
    expected = [(a, b, pair(rows[a], rows[b], lo, hi)) for a, b in itertools.combinations(range(len(rows)), 2)]
    if [(p["a"], p["b"]) for p in answer["pairs"]] != [(names[a], names[b]) for a, b, _ in expected]:
        return problems + ["order of pairs"]
    for got, (_, _, want) in zip(answer["pairs"], expected):
        values = [(got["n"], want["n"]), *((got["kappa"][w], want["kappa"][w]) for w in WEIGHTS),
                  *((got[key], want[key]) for key in ("spearman", "kendall_tau_b"))]
        problems += [f"{got['a']}-{got['b']}: {got} wanted {want}" for a, b in values if differs(a, b)]
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out")
    parser.add_argument("--program")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    generator = random.Random(options.seed)
    matrices = [matrix(generator) for _ in range(options.count)]
    if options.out:
        with open(options.out, "w") as file:
            file.write("[\n" + ",\n".join(json.dumps(oracle(*m)) for m in matrices) + "\n]\n")
    failures = 0
    for index, m in enumerate(matrices if options.program else []):
        for problem in check(options.program, *m):
            failures += 1
            print(f"matrix {index}: {problem}", file=sys.stderr)
    if options.program:
        print(f"{options.count} matrices, {failures} differences above {TOLERANCE}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
