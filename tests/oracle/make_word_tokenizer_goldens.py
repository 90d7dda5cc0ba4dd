"""Makes what the word tokenizer's tests compare with: NLTK 3.9.1's word_tokenize and sent_tokenize.

  python tests/oracle/make_word_tokenizer_goldens.py small
      Some hundred made-up lines, to tests/fixtures/text/words.
  python tests/oracle/make_word_tokenizer_goldens.py big --out ~/.cache/palimpsest/oracle-data/text/words \
      [--validation DIR]
      30,000 made-up lines and more, and with --validation texts of that folder. They stay out of the repository.

The Punkt tables are those of resources/punkt. Every line of cases.jsonl is one object: "lower" the words of the text in
lower case, as BLEU takes them; "words" and "sentences" those of the text as it is.
"""

import argparse
import csv
import json
import os
import random
import sys
import tempfile

import nltk

from tokenizer_strings import sentence, strings

HERE = os.path.dirname(os.path.abspath(__file__))
PUNKT = os.path.join(HERE, "..", "..", "resources", "punkt")
SMALL = os.path.join(HERE, "..", "fixtures", "text", "words")


def lines(seed, count, share):
    """Sentences that are hard, some joined to paragraphs; one in `share` is a string that is hard on any tokenizer."""
    r = random.Random(seed)
    other = [data.decode("utf-8", errors="replace") for data in strings(seed + 1, count // share)]
    out = other
    while len(out) < count:
        text = sentence(r)
        if r.random() < 0.3:
            text = r.choice([" ", "\n", "  ", "\n\n", ""]).join([text] + [sentence(r) for _ in range(r.randint(1, 4))])
        out.append(text)
    return out


def validation(folder, most):
    out = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".csv"):
            csv.field_size_limit(sys.maxsize)
            with open(path, encoding="utf-8", newline="") as source:
                cells = [cell for row in csv.reader(source) for cell in row if " " in cell]
        else:
            with open(path, encoding="utf-8") as source:
                cells = source.read().split("\n")
        r = random.Random(5)
        cells = [cell for cell in cells if cell]
        for cell in r.sample(cells, min(most, len(cells))):
            start = r.randrange(max(1, len(cell) - 1500))
            out.append(cell[start:start + 1500])
    return out


def main(options):
    with tempfile.TemporaryDirectory() as data:
        os.makedirs(os.path.join(data, "tokenizers"))
        os.symlink(os.path.abspath(PUNKT), os.path.join(data, "tokenizers", "punkt_tab"))
        nltk.data.path = [data]
        if options.what == "small":
            out, texts = SMALL, lines(30, 400, 8)
        else:
            out, texts = options.out, lines(31, options.count, 4)
            if options.validation:
                texts += validation(options.validation, 700)
        os.makedirs(out, exist_ok=True)
        with open(os.path.join(out, "cases.jsonl"), "w", encoding="ascii") as cases:
            for text in texts:
                cases.write(json.dumps({"text": text, "lower": nltk.word_tokenize(text.lower()),
                                        "words": nltk.word_tokenize(text),
                                        "sentences": nltk.sent_tokenize(text)}) + "\n")
        print(out, len(texts), "texts")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["small", "big"])
    parser.add_argument("--out", default=os.path.expanduser("~/.cache/palimpsest/oracle-data/text/words"))
    parser.add_argument("--validation")
    parser.add_argument("--count", type=int, default=30000)
    main(parser.parse_args())
