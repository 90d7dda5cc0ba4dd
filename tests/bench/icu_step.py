#!/usr/bin/env python3
"""One ICU step of a 125M-shaped GPT-Neo: plain transformers against `palimpsest train`, in one run.

Prints the mean of steps 4 to 8 of both, the peak resident set of both, and the share of the engine's step that its
matrix products need at the rates torch.mm and torch.bmm reach for their shapes in this run (measured before and after,
with the huge pages that `palimpsest` asks for, too; plain transformers runs as it comes).
A step is 8 forget and 8 partner rows of 200 tokens, all flagged, float32. Weights are random (config below, made once,
in the cache folder) and rows are random ids of GPT-2's vocabulary. The plain step finds p0 ready, as the reference
does; the list of products has p0's output head in it, and with --p0_body rerun the original model's body as well.

Wanted: 1.5 x the plain step, or a share of at least 85 %; and at most 4 GB.
"""

import argparse
import json
import math
import os
import re
import shutil
import statistics
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ORACLE = os.path.join(os.path.dirname(HERE), "oracle")
sys.path[:0] = [HERE, ORACLE]
from engine_run import Process, flags, step_seconds
from validation import packaged_encoder

BATCH, LENGTH, VOCABULARY = 8, 200, 50257
RATIO, SHARE, PEAK_GB = 1.5, 0.85, 4.0


def parse():
    root = os.path.dirname(os.path.dirname(HERE))
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "palimpsest", "bench")
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--palimpsest", help="the command-line program")
    p.add_argument("--gpt2", default=os.path.join(root, "..", "shared", "tokenizers", "gpt2"))
    p.add_argument("--bert_name", default=packaged_encoder())
    p.add_argument("--bert_layer", default="5")
    p.add_argument("--cache", default=cache)
    p.add_argument("--steps", type=int, default=8, help="steps of both; the mean is over those after --skip")
    p.add_argument("--skip", type=int, default=3)
    p.add_argument("--layers", type=int, default=12, help="less is shorter, and says nothing of the real shape")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--p0_body", choices=["kept", "rerun"], default="kept", help="θ0's hidden states in the engine")
    p.add_argument("--head_rows", type=int, default=0, help="rows of the output head's products; 0: a whole batch")
    p.add_argument("--only", choices=["plain", "engine", "gemm"], help="measure just this")
    p.add_argument("--train_flag", action="append", default=[], help="one more argument for `palimpsest train`")
    p.add_argument("--child", choices=["make", "plain", "gemm"], help=argparse.SUPPRESS)
    p.add_argument("--work", help=argparse.SUPPRESS)
    return p.parse_args()


# ------------------------------------------------------------------------------------- children, each its own process


def model_folder(o):
    return os.path.join(o.cache, f"gpt-neo-{o.layers}-layers")


def make(o):
    """Model and experiment, once."""
    import numpy as np
    import torch
    from transformers import GPTNeoConfig, GPTNeoForCausalLM

    folder = model_folder(o)
    if not os.path.exists(os.path.join(folder, "model.safetensors")):
        torch.manual_seed(1)
        shape = dict(hidden_size=768, num_layers=o.layers, num_heads=12, intermediate_size=3072, window_size=256)
        kinds = [[["global", "local"], o.layers // 2]] if o.layers % 2 == 0 else [[["global"], o.layers]]
        rest = dict(max_position_embeddings=2048, attention_types=kinds, bos_token_id=50256, eos_token_id=50256)
        dropout = dict(embed_dropout=0, attention_dropout=0, resid_dropout=0)
        config = GPTNeoConfig(vocab_size=VOCABULARY, **shape, **rest, **dropout)
        part = folder + ".part"
        shutil.rmtree(part, ignore_errors=True)
        GPTNeoForCausalLM(config).save_pretrained(part)
        for name in os.listdir(o.gpt2):
            shutil.copyfile(os.path.join(o.gpt2, name), os.path.join(part, name))
        os.rename(part, folder)
    rows = np.random.default_rng(1)
    for side in ("unlearn", "learn"):
        target = os.path.join(o.cache, "exp", "steps", side)
        os.makedirs(target, exist_ok=True)
        # Ids of plain characters and words: random ids would be mostly broken UTF-8.
        np.save(os.path.join(target, "_dataset.npy"), rows.integers(1000, 20000, (256, LENGTH)).astype("<u2"))
    with open(os.path.join(o.cache, "exp", "steps", "doc_ids.csv"), "w", newline="\n") as f:
        f.write("doc_id,corpus\n" + "".join(f"{i},random\n" for i in range(256)))


def plain(o):
    import torch
    import reference_loop

    experiment = os.path.join(o.cache, "exp", "steps")
    inputs = flags(exp=experiment, model_name=model_folder(o), gpt2_name=o.gpt2, rows=BATCH * o.steps)
    settings = reference_loop.parse(inputs)
    torch.set_num_threads(o.threads)
    d = reference_loop.load_data(settings)
    model, original = reference_loop.load_model(settings, d.tok)
    optimizer = torch.optim.Adam(model.parameters(), lr=settings.lr, betas=(0.9, 0.98), eps=1e-8)
    log = reference_loop.Log(os.path.join(o.work, "plain.res"))
    reference_loop.train_epoch(model, original, optimizer, d, settings, [1] * d.n, 1, log)


def products(o):
    """Matrix products of a step: (name, kind, batch, m, k, n, times). Backward is two products a forward one."""
    rows, d, inner, heads = BATCH * LENGTH, 768, 3072, 12
    passes = 2 * o.layers  # forget and partner rows, each layer
    original = o.layers if o.p0_body == "rerun" else 0  # forward only
    head = o.head_rows or rows
    chunks = rows / head
    out = []

    def linear(name, m, k, n, backward, forward):
        out.append((f"{name} forward", "xwt", 1, m, k, n, forward))
        out.append((f"{name} input gradient", "xw", 1, m, n, k, backward))
        out.append((f"{name} weight gradient", "tx", 1, n, m, k, backward))

    linear("attention projections", rows, d, d, 4 * passes, 4 * (passes + original))
    linear("mlp in", rows, d, inner, passes, passes + original)
    linear("mlp out", rows, inner, d, passes, passes + original)
    # dP has the shape of the scores; dV, dQ and dK that of the contexts.
    size = d // heads
    out.append(("attention scores", "bmm", BATCH * heads, LENGTH, size, LENGTH, 2 * passes + original))
    out.append(("attention contexts", "bmm", BATCH * heads, LENGTH, LENGTH, size, 4 * passes + original))
    linear("head", head, d, VOCABULARY, 2 * chunks, 3 * chunks)  # forget and partner rows, and p0's forward
    return out


def seconds_of(kind, batch, m, k, n):
    """Median seconds of one product [m, k] x [k, n] in the memory order in which training meets it."""
    import torch

    if kind == "bmm":
        a, b, c = torch.randn(batch, m, k), torch.randn(batch, k, n), torch.empty(batch, m, n)
        call = lambda: torch.bmm(a, b, out=c)
    else:
        a = torch.randn(k, m).t() if kind == "tx" else torch.randn(m, k)
        b = torch.randn(n, k).t() if kind == "xwt" else torch.randn(k, n)
        c = torch.empty(m, n)
        call = lambda: torch.mm(a, b, out=c)
    call()
    times, started = [], time.perf_counter()
    while len(times) < 3 or (time.perf_counter() - started < 0.5 and len(times) < 50):
        t = time.perf_counter()
        call()
        times.append(time.perf_counter() - t)
    return statistics.median(times)


def gemm(o):
    import torch

    torch.set_num_threads(o.threads)
    torch.manual_seed(1)
    table = []
    for name, kind, batch, m, k, n, times in products(o):
        s = seconds_of(kind, batch, m, k, n)
        flops = 2.0 * batch * m * k * n
        shape = f"{batch} x " * (batch > 1) + f"{m} x {k} x {n}"
        table.append(dict(name=name, shape=shape, times=times, seconds=s * times, gflop=flops * times / 1e9))
    with open(os.path.join(o.work, "gemm.json"), "w") as f:
        json.dump(table, f)


# ------------------------------------------------------------------------------------------------------------- driver


def child(o, what, **environment):
    """Runs one of the above in a process of its own, with more in its environment. Returns the process, ended."""
    names = ("work", "cache", "gpt2", "steps", "layers", "threads", "p0_body", "head_rows")
    options = flags(child=what, **{name: getattr(o, name) for name in names})
    command = [sys.executable, os.path.abspath(__file__), *options]
    p = Process(command, os.path.join(o.work, what + ".log"), o.threads, environment)
    p.wait()
    return p


def measure_gemm(o):
    child(o, "gemm", THP_MEM_ALLOC_ENABLE="1")
    with open(os.path.join(o.work, "gemm.json")) as f:
        return json.load(f)


def measure_plain(o):
    p = child(o, "plain")
    with open(os.path.join(o.work, "plain.res"), encoding="utf-8") as f:
        return [float(m) for m in re.findall(r" step_s (\S+)", f.read())], p.peak


def cut_rows(o):
    """The experiment with one batch more than is measured, so that the last measured step is not the epoch's last."""
    import numpy as np

    target = os.path.join(o.work, "exp", "steps")
    for side in ("unlearn", "learn"):
        os.makedirs(os.path.join(target, side))
        rows = np.load(os.path.join(o.cache, "exp", "steps", side, "_dataset.npy"))[: BATCH * (o.steps + 1)]
        np.save(os.path.join(target, side, "_dataset.npy"), rows)
    with open(os.path.join(target, "doc_ids.csv"), "w", newline="\n") as f:
        f.write("doc_id,corpus\n" + "".join(f"{i},random\n" for i in range(BATCH * (o.steps + 1))))
    return target


def measure_engine(o):
    """Seconds of the first steps and the peak in kB. The validation before them is made short: EL has one start."""
    run = os.path.join(o.work, "run")
    inputs = dict(exp=cut_rows(o), model_name=model_folder(o), tokenizer_name=model_folder(o), gpt2_name=o.gpt2)
    encoder = dict(bert_name=o.bert_name, bert_layer=o.bert_layer)
    # Thresholds that no row and no epoch can meet, so that all rows stay flagged.
    method = dict(profile="paper", f1=0, bleu=0, acc=0, el=0, el_start=LENGTH - 10, max_epochs=1, keep=1)
    options = flags(**inputs, **encoder, **method, threads=o.threads, dir=run) + o.train_flag
    command = [o.palimpsest, "train", *options]
    p = Process(command, os.path.join(o.work, "engine.log"), o.threads)
    p.wait(until=lambda: len(step_seconds(run)) >= o.steps)
    return step_seconds(run)[: o.steps], p.peak


def mean_after(steps, skip):
    used = [s for s in steps[skip:] if math.isfinite(s)]
    return sum(used) / len(used) if used else math.nan


def report(o, plain_steps, plain_peak, engine_steps, engine_peak, tables):
    a, b = mean_after(plain_steps, o.skip), mean_after(engine_steps, o.skip)
    shape = f"GPT-Neo of {o.layers} layers, d 768, V {VOCABULARY}, {BATCH} + {BATCH} rows of {LENGTH}"
    print(f"ICU step, {shape}, {o.threads} threads, f32")
    print(f"{'':22}{'mean of steps ' + f'{o.skip + 1} to {o.steps}':>22}{'ratio':>8}{'peak GB':>9}   each step, s")
    for name, mean, peak, steps in (
        ("plain transformers", a, plain_peak, plain_steps),
        ("palimpsest train", b, engine_peak, engine_steps),
    ):
        if steps:
            each = " ".join(f"{s:.2f}" for s in steps)
            print(f"{name:22}{mean:>20.2f} s{a / mean:>8.2f}{peak * 1024 / 1e9:>9.2f}   {each}")
    if not tables:
        return None
    print(f"\n{'matrix products of a step':34}{'shape':>22}{'times':>8}{'GFLOP':>9}{'GFLOP/s':>9}{'seconds':>9}")
    total = 0.0
    for rows in zip(*tables):
        s = sum(r["seconds"] for r in rows) / len(rows)
        total += s
        r = rows[0]
        print(f"{r['name']:34}{r['shape']:>22}{r['times']:>8.0f}{r['gflop']:>9.0f}{r['gflop'] / s:>9.0f}{s:>9.2f}")
    flop = sum(r["gflop"] for r in tables[0])
    print(f"{'all':34}{'':>22}{'':>8}{flop:>9.0f}{flop / total:>9.0f}{total:>9.2f}")
    print("all, each time measured: " + ", ".join(f"{sum(r['seconds'] for r in t):.2f} s" for t in tables))
    if not (plain_steps and engine_steps):
        return None
    ratio, share, gb = a / b, total / b, engine_peak * 1024 / 1e9
    fast, small = ratio >= RATIO or share >= SHARE, gb <= PEAK_GB
    print(
        f"{'ok  ' if fast else 'FAIL'} step: {ratio:.2f} x plain (aim {RATIO}); "
        f"its matrix products are {100 * share:.0f} % of it (below the aim wanted: {100 * SHARE:.0f} %)"
    )
    print(f"{'ok  ' if small else 'FAIL'} peak of palimpsest train: {gb:.2f} GB (wanted at most {PEAK_GB:g})")
    return fast and small


def main(o):
    if o.child:
        return {"make": make, "plain": plain, "gemm": gemm}[o.child](o)
    if not o.palimpsest and o.only not in ("plain", "gemm"):
        raise SystemExit("--palimpsest is needed")
    os.makedirs(o.cache, exist_ok=True)
    o.work = tempfile.mkdtemp(prefix="palimpsest-bench-", dir=o.cache)
    try:
        child(o, "make")
        tables, plain_steps, plain_peak, engine_steps, engine_peak = [], [], 0, [], 0
        if o.only in (None, "gemm"):
            tables.append(measure_gemm(o))
        if o.only in (None, "engine"):
            engine_steps, engine_peak = measure_engine(o)
        if o.only is None:
            tables.append(measure_gemm(o))
        if o.only in (None, "plain"):
            plain_steps, plain_peak = measure_plain(o)
        return int(report(o, plain_steps, plain_peak, engine_steps, engine_peak, tables) is False)
    finally:
        shutil.rmtree(o.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(parse()))
