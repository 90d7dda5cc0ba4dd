#!/usr/bin/env python3
"""Tokenizer and token rows of the demo.

    prepare.py tokenizer        trains model/tokenizer.json, vocab.json, merges.txt, tokenizer_config.json
    prepare.py rows             writes train_dataset.npy and exp/demo from texts/ (needs the tokenizer and the encoder)
    prepare.py others FILE      writes the rows outside the forget set alone
    prepare.py unseen DIR       writes DIR/exp/unseen, an experiment of case notes that the model was not trained on

A row is the first 200 tokens of a text; its doc_id is its line in train_dataset.npy. A partner is the nearest text
outside the forget set by the encoder's mean-pooled, normalised hidden states of tokens 100 to 199, ties to the lower
doc_id, as in the preparation of the published experiments.
"""
import csv
import json
import pathlib
import sys

import numpy as np

from grammar import make_texts
from world import FORGET, HERE, written

VOCABULARY = 2048
LENGTH, PREFIX, SUFFIX = 200, 100, 150
EOS = "<|endoftext|>"
MODEL = HERE / "model"


def train_tokenizer():
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, min_frequency=2, special_tokens=[AddedToken(EOS, normalized=False, special=True)],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    # The written texts weigh most, so that a row holds as much of them as it can.
    texts = [row["text"] for row in written()] + [row["text"] for row in make_texts(11, 120)]
    tokenizer.train_from_iterator(texts, trainer)
    MODEL.mkdir(exist_ok=True)
    tokenizer.save(str(MODEL / "tokenizer.json"))
    tokenizer.model.save(str(MODEL))
    config = {"add_prefix_space": False, "bos_token": EOS, "clean_up_tokenization_spaces": False, "eos_token": EOS,
              "model_max_length": 256, "pad_token": EOS, "tokenizer_class": "GPT2Tokenizer", "unk_token": EOS}
    (MODEL / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
    special = {"bos_token": EOS, "eos_token": EOS, "pad_token": EOS, "unk_token": EOS}
    (MODEL / "special_tokens_map.json").write_text(json.dumps(special, indent=2) + "\n")


def grams(ids, n=10):
    return [tuple(ids[i : i + n]) for i in range(len(ids) - n + 1)]


def write_rows():
    from tokenizers import Tokenizer

    from encoder import embed

    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    texts = written()
    ids = [tokenizer.encode(row["text"]).ids for row in texts]
    for row, encoded in zip(texts, ids):
        if len(encoded) < LENGTH:
            sys.exit(f"texts/{row['kind']}.md: {row['id']}: {len(encoded)} tokens, a row needs {LENGTH}")
    rows = np.array([encoded[:LENGTH] for encoded in ids], dtype="<u2")
    np.save(HERE / "train_dataset.npy", rows)

    forget = [row["doc_id"] for row in texts if row["kind"] in FORGET]
    pool = [row["doc_id"] for row in texts if row["kind"] not in FORGET]
    vectors = embed([tokenizer.decode(list(r[PREFIX:])).strip() for r in rows])
    partners = []
    for f in forget:
        distance = ((vectors[pool] - vectors[f]) ** 2).sum(1)
        partners.append(pool[int(distance.argmin())])
        suffix = grams(list(rows[f][SUFFIX:]))
        shared = sum(g in set(grams(list(rows[partners[-1]]))) for g in suffix) / len(suffix)
        print(texts[f]["id"], "->", texts[partners[-1]]["id"], f"shared 10-grams {shared:.2f}", texts[partners[-1]]["title"])
    retain = [row["doc_id"] for row in texts if row["kind"] not in FORGET and row["doc_id"] not in partners]

    for name, chosen in (("unlearn", forget), ("learn", partners), ("retain", retain)):
        folder = HERE / "exp" / "demo" / name
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "_dataset.npy", rows[chosen])
    with open(HERE / "exp" / "demo" / "doc_ids.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["doc_id", "corpus"])
        writer.writerows([f, texts[f]["kind"]] for f in forget)
    with open(HERE / "texts.csv", "w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["doc_id", "id", "kind", "title", "partner"])
        pairs = dict(zip(forget, partners))
        writer.writerows([t["doc_id"], t["id"], t["kind"], t["title"], pairs.get(t["doc_id"], "")] for t in texts)


def write_others(file):
    rows = np.load(HERE / "train_dataset.npy")
    np.save(file, rows[[row["doc_id"] for row in written() if row["kind"] not in FORGET]])


def write_unseen(folder, count=64):
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    texts = [row["text"] for row in make_texts(12, 6 * count) if row["kind"] == "casebook"][:count]
    rows = np.array([tokenizer.encode(text).ids[:LENGTH] for text in texts], dtype="<u2")
    exp = pathlib.Path(folder) / "exp" / "unseen"
    for name in ("unlearn", "learn"):
        (exp / name).mkdir(parents=True, exist_ok=True)
        np.save(exp / name / "_dataset.npy", rows)
    (exp / "doc_ids.csv").write_text("doc_id,corpus\n" + "".join(f"{i},grammar\n" for i in range(count)))


if __name__ == "__main__":
    {"tokenizer": train_tokenizer, "rows": write_rows, "others": write_others, "unseen": write_unseen}[sys.argv[1]](*sys.argv[2:])
