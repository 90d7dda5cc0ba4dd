"""Makes what tst_row_encoder compares with: an experiment's rows as the reference feeds them to a model.

  python tests/oracle/make_row_encoder_goldens.py --exp ../shared/data/exp/exp0 --gpt2 ../shared/tokenizers/gpt2 \
      --golden ../shared/golden/gpt-neo-tiny-exp0 [--out ~/.cache/palimpsest/oracle-data/rows]

Rows of 200 GPT-2 ids are decoded, encoded by the model's tokenizer and cut or padded by transformers 4.48.0 (spec/icu.md
section 1), for the golden model's tokenizer and for an OPT-like one (the model folder that make_tokenizer_goldens.py big
leaves in ../text/opt/model), with the decode clean-up as configured (paper) and without. The output is derived from
distributed rows and stays out of the repository.
"""

import argparse
import json
import os

import numpy as np
from transformers import GPT2TokenizerFast


def encoded(tokenizer, text, length, special=True):
    batch = tokenizer(text, max_length=length, truncation=True, padding="max_length", add_special_tokens=special)
    return batch["input_ids"], batch["attention_mask"]


def record(row, gpt2, tokenizer, paper):
    clean = None if paper else False  # None: as the configuration says

    def decode(ids):
        return gpt2.decode(ids, clean_up_tokenization_spaces=clean)

    text = decode(row)
    ids, mask = encoded(tokenizer, text, 200)
    labels = encoded(tokenizer, text, 200, special=False)[0] if paper else ids
    prefix = decode(row[100:150])
    prefix_ids, prefix_mask = encoded(tokenizer, prefix, 50)
    return {"ids": ids, "mask": mask, "labels": [-100 if i == tokenizer.pad_token_id else i for i in labels],
            "prefix_ids": prefix_ids, "prefix_mask": prefix_mask, "prefix": prefix, "reference": decode(row[150:200])}


def main(options):
    gpt2 = GPT2TokenizerFast.from_pretrained(options.gpt2)
    os.makedirs(options.out, exist_ok=True)
    for name, folder in (("golden", options.golden), ("opt", options.opt)):
        tokenizer = GPT2TokenizerFast.from_pretrained(folder, padding_side="left", truncation_side="right")
        tokenizer.pad_token = tokenizer.eos_token
        for profile in ("paper", "corrected"):
            path = os.path.join(options.out, f"{name}-{profile}.jsonl")
            count = 0
            with open(path, "w", encoding="ascii") as out:
                for side in ("unlearn", "learn"):
                    for row in np.load(os.path.join(options.exp, side, "_dataset.npy")).tolist():
                        out.write(json.dumps(record(row, gpt2, tokenizer, profile == "paper")) + "\n")
                        count += 1
            print(path, count, "rows")


if __name__ == "__main__":
    cache = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "palimpsest", "oracle-data")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--exp", required=True)
    parser.add_argument("--gpt2", required=True)
    parser.add_argument("--golden", required=True)
    parser.add_argument("--opt", default=os.path.join(cache, "text", "opt", "model"))
    parser.add_argument("--out", default=os.path.join(cache, "rows"))
    main(parser.parse_args())
