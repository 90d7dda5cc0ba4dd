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
    "$PYTHON" "$here/encoder.py" train --steps 2500 --seed 42
    "$PYTHON" "$here/encoder.py" check
}

rows() { "$PYTHON" "$here/prepare.py" rows; }

# First whole rows, until they are known by heart; then windows of them from random offsets too, so that a prefix is
# continued wherever it stands (both at once takes three times as long). A share of every batch comes from the grammar,
# which teaches the language: a model that has only memorised has nothing else to say once it forgets. In the end the
# rows outside the forget set are shown three times as often, so that they are remembered with a margin.
model() {
    "$PYTHON" "$here/grammar.py" --seed 11 --count 6000 --out "$work/grammar.txt"
    "$PYTHON" "$here/prepare.py" others "$work/others.npy"
    rows=$here/train_dataset.npy
    finetune whole 42 --config "$here/config.json" --tokenizer_name "$here/model" --rows "$rows" --text_share 0.25 \
        --steps 900 --stop_accuracy 0.98 --lr 3e-3 --warmup 80 --save_dtype f32
    finetune windows1 43 --model_name "$work/whole" --rows "$rows" --text_share 0.33 --windows on --steps 800 --lr 2.5e-3
    finetune windows2 44 --model_name "$work/windows1" --rows "$rows" --text_share 0.5 --windows on --steps 900 --lr 2.5e-3
    finetune windows3 45 --model_name "$work/windows2" --rows "$rows" --text_share 0.4 --windows on --steps 1100 --lr 2.5e-3
    finetune model 46 --model_name "$work/windows3" --rows "$rows,$work/others.npy,$work/others.npy" --text_share 0.4 \
        --windows on --steps 800 --lr 2e-3
    cp "$work/model/model.safetensors" "$work/model/config.json" "$work/model/generation_config.json" "$here/model/"
}

finetune() {
    name=$1 seed=$2
    shift 2
    "$PALIMPSEST" finetune --text "$work/grammar.txt" --batch_size 16 --warmup 40 --seed "$seed" --threads "$THREADS" \
        --save_dtype f16 --dir "$work/$name" "$@"
}

# What the model knows of texts that it has never seen, which is how Jang et al. (2022) define the thresholds.
unseen() {
    "$PYTHON" "$here/prepare.py" unseen "$work/unseen"
    "$PALIMPSEST" eval --exp unseen --data_dir "$work/unseen/exp" --model_name "$here/model" --tokenizer_name "$here/model" \
        --gpt2_name "$here/model" --bert_name "$here/bert" --bert_layer 2 --threads "$THREADS" --dir "$work/unseen/eval"
    cat "$work/unseen/eval/eval.csv"
}

if [ $# -eq 0 ]; then set -- tokenizer bert rows model unseen; fi
for step in "$@"; do "$step"; done
