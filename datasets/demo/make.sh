#!/bin/sh
# Makes everything in datasets/demo again that is not written by hand: the tokenizer, the BERT, the rows, the model.
#
#   PYTHON=<python with torch, transformers, tokenizers, numpy>  PALIMPSEST=<the command line>  datasets/demo/make.sh [step ...]
#
# Steps, in this order (default: all): tokenizer bert rows model unseen. The Python ones need no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PYTHON=${PYTHON:-python3}
PALIMPSEST=${PALIMPSEST:-$here/../../build/release/bin/palimpsest}
THREADS=${THREADS:-2}
work=${WORK:-$(mktemp -d)}

tokenizer() { "$PYTHON" "$here/prepare.py" tokenizer; }

bert() {
    "$PYTHON" "$here/encoder.py" train --steps 4000 --seed 42
    "$PYTHON" "$here/encoder.py" check
}

rows() { "$PYTHON" "$here/prepare.py" rows; }

# Two thirds of a batch are written texts, which the model is to know by heart; one third comes from the grammar.
model() {
    "$PYTHON" "$here/grammar.py" --seed 11 --count 6000 --out "$work/grammar.txt"
    "$PALIMPSEST" finetune --config "$here/config.json" --tokenizer_name "$here/model" \
        --rows "$here/train_dataset.npy" --text "$work/grammar.txt" --text_share 0.33 --windows \
        --steps 1500 --batch_size 16 --lr 2e-3 --weight_decay 0.01 --warmup 50 --seed 42 --threads "$THREADS" \
        --save_dtype f16 --dir "$work/model"
    cp "$work/model/model.safetensors" "$work/model/config.json" "$here/model/"
}

# What the model knows of texts that it has never seen, which is how Jang et al. (2022) define the thresholds.
unseen() {
    "$PYTHON" "$here/prepare.py" unseen "$work/exp"
    "$PALIMPSEST" eval --exp "$work/exp/unseen" --model_name "$here/model" --tokenizer_name "$here/model" \
        --gpt2_name "$here/model" --bert_name "$here/bert" --bert_layer 3 --threads "$THREADS" --dir "$work/unseen"
    cat "$work/unseen/eval.csv"
}

if [ $# -eq 0 ]; then set -- tokenizer bert rows model unseen; fi
for step in "$@"; do "$step"; done
