"""An experiment as the reference feeds it to a model: rows, the decode/encode round trip, texts.

Used by reference_loop.py.
"""

import csv
import glob
import os
import types

import numpy as np
import torch
from transformers import AutoTokenizer


def experiment_folder(o):
    folder = o.exp if os.path.isdir(o.exp) else os.path.join(o.data_dir, o.exp)
    return os.path.abspath(folder)


def document_ids(folder, forget, train_dataset):
    """doc_id of every row: the list's order or the ascending one, whichever agrees with train_dataset.npy more."""
    lists = [os.path.join(folder, "doc_ids.csv")] + sorted(glob.glob(os.path.join(folder, "lm_extraction_*.csv")))
    path = next((p for p in lists if os.path.exists(p)), None)
    if path is None:
        return list(range(len(forget)))
    with open(path, newline="", encoding="utf-8") as f:
        listed = [int(r["doc_id"]) for r in csv.DictReader(f)]
    if not train_dataset or not os.path.exists(train_dataset):
        return listed
    rows = np.load(train_dataset, mmap_mode="r")

    def agreeing(order):
        return sum(d < len(rows) and bool((rows[d] == r).all()) for d, r in zip(order, forget))

    orders = [listed, sorted(listed)]
    best = max(orders, key=agreeing)
    if agreeing(best) * 2 < len(forget):
        raise SystemExit(f"{path}: only {agreeing(best)} of {len(forget)} rows agree with {train_dataset}")
    return best


def load_data(o):
    """Model inputs and texts of the experiment. Every tensor is [N, length]; texts are lists of N."""
    folder = experiment_folder(o)
    forget, learn = (np.load(os.path.join(folder, side, "_dataset.npy")) for side in ("unlearn", "learn"))
    if len(forget) != len(learn):
        raise SystemExit(f"{folder}: {len(forget)} forget rows, {len(learn)} partners")
    parent = os.path.dirname(folder)
    beside = [
        os.path.join(parent, "..", "train_dataset.npy"),
        os.path.join(parent, "..", "extraction", "train_dataset.npy"),
    ]
    table = o.train_dataset or next((p for p in beside if os.path.exists(p)), None)
    ids = document_ids(folder, forget, table)
    gpt2 = AutoTokenizer.from_pretrained(o.gpt2_name)
    tok = AutoTokenizer.from_pretrained(o.tokenizer_name or o.model_name, padding_side="left", truncation_side="right")
    tok.pad_token = tok.eos_token

    def encode(texts, length, **options):
        e = tok(texts, max_length=length, truncation=True, padding="max_length", return_tensors="pt", **options)
        return e["input_ids"], e["attention_mask"]

    def side(rows):
        texts = [gpt2.decode(r) for r in rows]
        x, mask = encode(texts, o.length)
        # The reference encodes labels a second time without special tokens: for OPT they lack the BOS.
        labels = encode(texts, o.length, add_special_tokens=False)[0]
        return x, mask, labels.masked_fill(labels == tok.pad_token_id, -100)

    n = min(o.rows or len(forget), len(forget))
    forget, learn = forget[:n], learn[:n]
    d = types.SimpleNamespace(n=n, tok=tok, ids=ids[:n], eos=tok.eos_token_id)
    d.forget, d.learn = side(forget), side(learn)
    d.prefix = encode([gpt2.decode(r[100:150]) for r in forget], 50)[0]
    d.reference = [gpt2.decode(r[150:200]) for r in forget]
    d.batches = [torch.arange(i, min(i + o.batch_size, n)) for i in range(0, n, o.batch_size)]
    return d
