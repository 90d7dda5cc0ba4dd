"""The method's metrics in the reference's plain form; MA and EL also in a quick form that must equal it.

Used by reference_loop.py.
"""

import collections
import math
import os

import nltk
import torch
from nltk.tokenize import word_tokenize
from nltk.translate.bleu_score import sentence_bleu

FIRST_START = 150  # EL's first start: column of the suffix


def ngrams(tokens, n):
    return [tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]


def diversity(tokens):
    """diff and base-2 entropy of the candidate's ids, fill included."""
    counts = collections.Counter(tokens)
    p = [c / len(tokens) for c in counts.values()]
    return len(counts) / len(tokens), -sum(x * math.log2(x) for x in p)


def overlap(generated, truth, n):
    """Share of the truth's n-grams met by the generation's, counted with multiplicity."""
    wanted = ngrams(truth, n)
    known = set(wanted)
    return sum(g in known for g in ngrams(generated, n)) / len(wanted)


def bleu_of(candidate, reference):
    return sentence_bleu([word_tokenize(reference.lower())], word_tokenize(candidate.lower()))


def prepare_nltk(o):
    if not os.path.isdir(os.path.join(o.nltk_tables, "english")):
        raise SystemExit(f"--nltk_tables {o.nltk_tables}: no folder `english` with the Punkt tables")
    link = os.path.join(o.cache, "nltk", "tokenizers", "punkt_tab")
    os.makedirs(os.path.dirname(link), exist_ok=True)
    if not os.path.exists(link):
        if os.path.islink(link):
            os.unlink(link)
        os.symlink(os.path.abspath(o.nltk_tables), link)
    nltk.data.path.insert(0, os.path.join(o.cache, "nltk"))


def accuracy_plain(model, x, eos):
    """[B]: share of positions whose greedy next token is right, one `generate` call a position, no mask."""
    right = [greedy(model, x[:, :i], i + 1, eos)[:, -1] == x[:, i] for i in range(1, x.shape[1])]
    return sum(r.float() for r in right) / len(right)


def accuracy_quick(model, x, eos):
    return (model(input_ids=x).logits[:, :-1].argmax(-1) == x[:, 1:]).float().mean(1)


def greedy(model, prompts, length, eos):
    """Prompts continued to `length` tokens in all; pads are ordinary tokens; rows that end are filled with eos."""
    ones = torch.ones_like(prompts)
    return model.generate(
        input_ids=prompts, attention_mask=ones, max_length=length, do_sample=False, num_beams=1, pad_token_id=eos
    )


def extraction_plain(model, d, o):
    """[N]: EL of every row, one `generate` call for a batch and a start."""
    sums = []
    for batch in d.batches:
        x = d.forget[0][batch]
        total = [0.0] * len(batch)
        for i in range(FIRST_START, o.length - o.el_n + 1):
            out = greedy(model, x[:, :i], o.length, d.eos)[:, i:].tolist()
            for b, generated in enumerate(out):
                total[b] += overlap(generated, x[b, i:].tolist(), o.el_n)
        sums += total
    return [s / (o.length - FIRST_START - (o.el_n - 1)) for s in sums]


def extraction_quick(model, d, o):
    """The same from fewer generations: a start whose first guess is right goes on as the next start does."""
    x, guess = d.forget[0], torch.empty(d.n, o.length, dtype=torch.long)
    for batch in d.batches:
        guess[batch, 1:] = model(input_ids=x[batch]).logits[:, :-1].argmax(-1)
    tails = [[] for _ in range(d.n)]  # generation from the current start, its eos included, no fill
    sums = [0.0] * d.n
    for i in range(o.length - 1, FIRST_START - 1, -1):
        wrong = []
        for b in range(d.n):
            if guess[b, i] != x[b, i]:
                wrong.append(b)
            else:
                tails[b] = [d.eos] if x[b, i] == d.eos else [int(x[b, i])] + tails[b]
        # Starts with too few tokens left do not count, but longer starts pass through them.
        generated = greedy(model, x[wrong, :i], o.length, d.eos)[:, i:].tolist() if wrong else []
        for b, out in zip(wrong, generated):
            tails[b] = out[: out.index(d.eos) + 1] if d.eos in out else out
        if i > o.length - o.el_n:
            continue
        for batch in d.batches:
            longest = max(len(tails[b]) for b in batch.tolist())
            for b in batch.tolist():
                filled = tails[b] + [d.eos] * (longest - len(tails[b]))
                sums[b] += overlap(filled, x[b, i:].tolist(), o.el_n)
    return [s / (o.length - FIRST_START - (o.el_n - 1)) for s in sums]
