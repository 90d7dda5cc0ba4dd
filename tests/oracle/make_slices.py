#!/usr/bin/env python3
"""Profile `paper` against the plain loop on slices of real experiments, from models that `palimpsest finetune` trains.

For slice1 (first 32 rows of exp1) and slice2 (of exp2), each with its partners:
  1. cuts the experiment folder,
  2. trains a model of the golden model's shape, with its tokenizer, until it has memorised them (forget MA >= 0.85),
  3. runs reference_loop.py --quick and `palimpsest train --profile paper` with the same settings,
  4. compares both runs with the golden run's compare.py.
slice1 is trained gently for a set number of epochs. slice2 takes the first learning rate of a list with which the plain
loop meets the stop rule after three epochs or more and has batches without a flagged row; the engine's stop epoch may
differ by one, and epochs before it are compared.

Everything is derived from distributed rows and stays in the cache folder; what exists there is not made again unless
--again says so. Exit code 1 if anything falls short.

  $(tests/oracle/setup.sh) tests/oracle/make_slices.py --palimpsest build/dev/bin/palimpsest
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 32
WANTED_MA = 0.85
STOPPED = re.compile(r" - Epoch (\d+) should stop, (.*)")

# slice2 in batches of two, so that some have no flagged row long before the stop, at a rate at which the order of float32
# sums does not decide flags: at 1.5e-4 the engine already differs from itself with another number of threads.
SLICES = {
    "slice1": dict(exp="exp1", rates=[2e-4], max_epochs=3, batch_size=8, stops=False),
    "slice2": dict(exp="exp2", rates=[1e-4, 1.2e-4, 8e-5], max_epochs=12, batch_size=2, stops=True),
}
# Whole rows first, then windows of them from random offsets too: so prefixes are continued wherever they stand, and
# enough rows are remembered at the start. Both at once takes three times as long.
WHOLE = dict(steps=300, lr=3e-3, warmup=50, batch_size=8, seed=1)
WINDOWS = dict(steps=400, lr=2e-3, warmup=20, batch_size=8, seed=2, windows="on")


def parse(argv=None):
    root = os.path.dirname(os.path.dirname(HERE))
    shared = os.path.join(root, "..", "shared")
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "palimpsest", "slices")
    sys.path.insert(0, HERE)
    from reference_loop import packaged_encoder

    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--palimpsest", required=True, help="the command-line program")
    p.add_argument("--shared", default=shared, help="folder with data/, golden/, tokenizers/, nltk/")
    p.add_argument("--bert_name", default=packaged_encoder())
    p.add_argument("--bert_layer", default="5")
    p.add_argument("--cache", default=cache)
    p.add_argument("--threads", default="1")
    p.add_argument("--only", choices=sorted(SLICES))
    p.add_argument("--again", nargs="*", choices=["model", "plain", "engine"], default=[], help="make these again")
    o = p.parse_args(argv)
    o.palimpsest, o.shared, o.cache = (os.path.abspath(v) for v in (o.palimpsest, o.shared, o.cache))
    o.golden = os.path.join(o.shared, "golden", "gpt-neo-tiny-exp0")
    o.gpt2 = os.path.join(o.shared, "tokenizers", "gpt2")
    o.compare = os.path.join(o.shared, "golden", "compare.py")
    for path in (o.palimpsest, o.golden, o.gpt2, o.compare):
        if not os.path.exists(path):
            raise SystemExit(f"missing: {path}")
    return o


def flags(**values):
    return [part for name, value in values.items() for part in (f"--{name}", str(value))]


def run(command, log):
    """Runs a command, its output into `log`; the end of that is shown where it fails."""
    print("+", " ".join(command), flush=True)
    with open(log, "w", encoding="utf-8") as f:
        code = subprocess.run(command, stdout=f, stderr=subprocess.STDOUT).returncode
    if code:
        with open(log, encoding="utf-8", errors="replace") as f:
            print("".join(f.readlines()[-15:]), file=sys.stderr)
        raise SystemExit(f"exit code {code}, see {log}")


def cut_experiment(o, name, exp):
    """<cache>/exp/<name>: the first rows with their partners, and their doc_ids in the rows' order."""
    import numpy as np
    from icu_data import document_ids

    source, target = os.path.join(o.shared, "data", "exp", exp), os.path.join(o.cache, "exp", name)
    forget = np.load(os.path.join(source, "unlearn", "_dataset.npy"))
    ids = document_ids(source, forget, os.path.join(o.shared, "data", "extraction", "train_dataset.npy"))
    with open(os.path.join(source, "doc_ids.csv"), newline="", encoding="utf-8") as f:
        corpus = {int(r["doc_id"]): r["corpus"] for r in csv.DictReader(f)}
    for side in ("unlearn", "learn"):
        os.makedirs(os.path.join(target, side), exist_ok=True)
        rows = np.load(os.path.join(source, side, "_dataset.npy"))[:ROWS]
        np.save(os.path.join(target, side, "_dataset.npy"), np.ascontiguousarray(rows))
    with open(os.path.join(target, "doc_ids.csv"), "w", newline="", encoding="utf-8") as f:
        writer = csv.writer(f, lineterminator="\n")
        writer.writerow(["doc_id", "corpus"])
        writer.writerows([d, corpus[d]] for d in ids[:ROWS])
    return target


def model_directory(path):
    """Where the weights stand: the directory itself, or model/ in it."""
    inner = os.path.join(path, "model")
    return inner if os.path.exists(os.path.join(inner, "config.json")) else path


def train_model(o, name, experiment):
    out = os.path.join(o.cache, f"{name}-model")
    if "model" in o.again:
        shutil.rmtree(out, ignore_errors=True)
    if not os.path.exists(os.path.join(model_directory(out), "config.json")):
        rows = ",".join(os.path.join(experiment, side, "_dataset.npy") for side in ("unlearn", "learn"))
        common = dict(gpt2_name=o.gpt2, rows=rows, threads=o.threads)
        whole = out + "-whole"
        if "model" in o.again or not os.path.exists(os.path.join(model_directory(whole), "config.json")):
            part = whole + ".part"
            shutil.rmtree(part, ignore_errors=True)
            shape = dict(config=os.path.join(o.golden, "config.json"), tokenizer_name=o.golden)
            run([o.palimpsest, "finetune", *flags(**shape, **common, dir=part, **WHOLE)], whole + ".log")
            shutil.rmtree(whole, ignore_errors=True)
            os.rename(part, whole)
        memorised = model_directory(whole)
        again = dict(model_name=memorised, tokenizer_name=memorised)
        # Under its name only once it is trained: an interrupted training leaves a model, too.
        part = out + ".part"
        shutil.rmtree(part, ignore_errors=True)
        run([o.palimpsest, "finetune", *flags(**again, **common, dir=part, **WINDOWS)], out + ".log")
        os.rename(part, out)
    return model_directory(out)


def settings(o, name, model, rate, plan):
    data = dict(exp=name, data_dir=os.path.join(o.cache, "exp"), model_name=model, tokenizer_name=model)
    encoder = dict(gpt2_name=o.gpt2, bert_name=o.bert_name, bert_layer=o.bert_layer)
    steps = dict(batch_size=plan["batch_size"], max_epochs=plan["max_epochs"])
    return flags(**data, **encoder, **steps, lr=rate, threads=o.threads)


def outcome(folder):
    """What a run's files say: MA before, epochs, the epoch and reason of the stop, batches without a flagged row."""
    with open(os.path.join(folder, "valid.csv"), newline="", encoding="utf-8") as f:
        acc = [float(r["acc"]) for r in csv.DictReader(f)]
    with open(os.path.join(folder, "res.log"), encoding="utf-8", errors="replace") as f:
        text = f.read()
    stop = STOPPED.search(text)
    return types.SimpleNamespace(
        acc=acc,
        epochs=len(acc) - 1,
        stop=int(stop[1]) if stop else None,
        reason=stop[2].strip() if stop else "",
        empty=text.count("unlearn_loss: nan"),
    )


def plain_run(o, name, model, plan):
    """The plain loop's run directory, with the first rate that shows what the slice is for."""
    chosen = os.path.join(o.cache, f"{name}-plain")
    note = os.path.join(chosen, "rate.json")
    if os.path.exists(note) and not {"plain", "model"} & set(o.again):
        with open(note) as f:
            return chosen, json.load(f)
    for rate in plan["rates"]:
        shutil.rmtree(chosen, ignore_errors=True)
        loop = [sys.executable, os.path.join(HERE, "reference_loop.py"), "--quick"]
        tables = os.path.join(o.shared, "nltk", "punkt_tab")
        options = flags(dir=chosen, nltk_tables=tables) + settings(o, name, model, rate, plan)
        run(loop + options, chosen + ".log")
        r = outcome(chosen)
        print(
            f"{name}: plain, lr {rate}: MA {r.acc[0]:.3f} before, {r.acc[-1]:.3f} after {r.epochs} epochs, "
            f"stop {r.stop} ({r.reason}), {r.empty} batches without a flagged row",
            flush=True,
        )
        if r.acc[0] < WANTED_MA:
            raise SystemExit(f"{name}: forget MA {r.acc[0]:.3f} < {WANTED_MA}: more steps are needed in {__file__}")
        if not plan["stops"] or (r.stop is not None and r.stop >= 3 and r.empty):
            with open(note, "w") as f:
                json.dump(rate, f)
            return chosen, rate
    raise SystemExit(
        f"{name}: no learning rate of {plan['rates']} stops after three epochs or more with an empty batch"
    )


def slice_passes(o, name, plan):
    experiment = cut_experiment(o, name, plan["exp"])
    model = train_model(o, name, experiment)
    plain, rate = plain_run(o, name, model, plan)
    engine = os.path.join(o.cache, f"{name}-engine")
    if os.path.exists(engine) and not os.path.exists(os.path.join(engine, ".complete")) or o.again:
        shutil.rmtree(engine, ignore_errors=True)
    if not os.path.exists(engine):
        options = flags(profile="paper", dir=engine) + settings(o, name, model, rate, plan)
        run([o.palimpsest, "train", *options], engine + ".log")
        open(os.path.join(engine, ".complete"), "w").close()
    a, b = outcome(plain), outcome(engine)
    print(
        f"{name}: lr {rate}; plain stops at {a.stop} after {a.epochs} epochs, {a.empty} batches without a flagged row; "
        f"engine at {b.stop} after {b.epochs}, {b.empty}",
        flush=True,
    )
    same_stop = (a.stop is None) == (b.stop is None) and (a.stop is None or abs(a.stop - b.stop) <= 1)
    if not same_stop:
        print(f"FAIL {name}: the runs stop at different epochs")
    if plan["stops"] and not b.empty:
        print(f"FAIL {name}: the engine had no batch without a flagged row")
        same_stop = False
    last = a.epochs if a.stop is None else min(a.stop, b.stop or a.stop) - 1
    return (
        subprocess.run([sys.executable, o.compare, plain, engine, "--epochs", str(last)]).returncode == 0 and same_stop
    )


def main(o):
    os.makedirs(o.cache, exist_ok=True)
    names = [o.only] if o.only else sorted(SLICES)
    passed = {name: slice_passes(o, name, SLICES[name]) for name in names}
    for name, ok in passed.items():
        print(f"{name}: {'ok' if ok else 'FAIL'}")
    return int(not all(passed.values()))


if __name__ == "__main__":
    sys.exit(main(parse()))
