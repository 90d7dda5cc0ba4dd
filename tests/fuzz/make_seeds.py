"""Fills a folder with seeds for the fuzz targets, one subfolder a reader. Standard library only.

    python3 tests/fuzz/make_seeds.py OUT

Most are the fixtures of the tests; what fuzzing has found stands in tests/fixtures/fuzz/<reader> and is a seed too.
"""

import json
import pathlib
import shutil
import sys
import zipfile

root = pathlib.Path(__file__).resolve().parents[2]
fixtures = root / "tests" / "fixtures"
out = pathlib.Path(sys.argv[1])
LARGEST = 8192  # larger ones only slow the fuzzer down


def seed(reader, name, data):
    if isinstance(data, str):
        data = data.encode()
    if len(data) > LARGEST and reader != "tokenizer":
        return
    folder = out / reader
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def joined(*parts):
    return b"\xff".join(p.encode() if isinstance(p, str) else p for p in parts)


# Tables
seed("csv", "quotes", 'id,F1,text\n0,0.5,"a, ""b""\r\nc"\n1,,x\n')
seed("csv", "mark", "\ufeffa,b\r\n1,2\r\n")
seed("csv", "index", ",epoch,val_loss,acc,el_10\n0,0,0.5,1e-05,nan\n")

# Arrays and tensors
for file in (fixtures / "formats" / "npy").glob("*.npy"):
    seed("npy", file.name, file.read_bytes())
for file in (fixtures / "formats").rglob("*.safetensors"):
    seed("safetensors", file.name, file.read_bytes())
    seed("tensor_file", file.name, file.read_bytes())
for file in (fixtures / "formats").rglob("*.bin"):
    seed("zip_directory", file.name, file.read_bytes())
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith("data.pkl"):
                    seed("pickle", file.name, archive.read(name))
                    seed("tensor_file", file.name, archive.read(name))

# JSON and configurations
for file in fixtures.rglob("*.json"):
    seed("json_file", file.parent.name + "_" + file.name, file.read_bytes())
for file in fixtures.rglob("config.json"):
    seed("config_json", file.parent.name + ".json", file.read_bytes())
seed("json_file", "kinds", '{"a": [1, -2.5e3, "\\u00e9\\ud83d\\ude00", true, null, {}], "": "\\n"}')
train = {"exp": "exp0", "profile": "corrected", "method": "icu", "lr": 5e-6, "uw": 1.0, "lw": 0.5, "kl": 1.0,
         "batch_size": 8, "max_epochs": 3, "seed": 42, "prefix_length": 200, "suffix_length": 200, "target_length": 200,
         "dir": "result"}
finetune = {"rows": "a.npy,b.npy", "windows": True, "steps": 10, "row_length": 64, "text_share": 0.5}
seed("run_config", "train", json.dumps(train))
seed("run_config", "finetune", json.dumps(finetune))

# Tokenizers: the layouts of fuzz_tokenizer.cpp
LAYOUTS = [
    ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"),
    ("vocab.json", "merges.txt", "tokenizer_config.json"),
    ("vocab.txt", "tokenizer_config.json", "special_tokens_map.json"),
    ("vocab.json", "merges.txt", "added_tokens.json"),
]
for number, layout in enumerate(LAYOUTS):
    for folder in {file.parent for file in fixtures.rglob(layout[0])}:
        if all((folder / name).exists() for name in layout[:2] if name != "tokenizer_config.json"):
            parts = [(folder / name).read_bytes() if (folder / name).exists() else b"{}" for name in layout]
            seed("tokenizer", f"{number}_{folder.name}", bytes([number]) + joined(*parts))
pieces = {chr(0x21 + i): i for i in range(94)}
pieces.update({"he": 94, "ll": 95, "hell": 96, "\u0120": 97, "<s>": 98, "<|endoftext|>": 99})
merges = "#version: 0.2\nh e\nl l\nhe ll\n"
start = {"id": 98, "content": "<s>", "single_word": False, "lstrip": False, "rstrip": True, "normalized": False,
         "special": True}
small = {
    "version": "1.0", "truncation": None, "padding": None, "added_tokens": [start], "normalizer": None,
    "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
    "post_processor": {"type": "TemplateProcessing", "pair": [],
                       "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                                  {"Sequence": {"id": "A", "type_id": 0}}],
                       "special_tokens": {"<s>": {"id": "<s>", "ids": [98], "tokens": ["<s>"]}}},
    "decoder": {"type": "ByteLevel"},
    "model": {"type": "BPE", "dropout": None, "unk_token": None, "fuse_unk": False, "byte_fallback": False,
              "vocab": pieces, "merges": [["h", "e"], "l l", ["he", "ll"]]},
}
words = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nhe\n##llo\nw\n##s\n1\n"
seed("tokenizer", "small_json",
     b"\0" + joined(json.dumps(small), '{"bos_token": "<s>", "clean_up_tokenization_spaces": true}', "{}"))
seed("tokenizer", "small_files",
     b"\1" + joined(json.dumps(pieces), merges, '{"tokenizer_class": "GPT2Tokenizer", "add_bos_token": true}'))
seed("tokenizer", "small_words",
     b"\2" + joined(words, '{"tokenizer_class": "BertTokenizer", "do_lower_case": true}', "{}"))
seed("tokenizer", "small_added", b"\3" + joined(json.dumps(pieces), merges, '{"<x>": 100, " y ": 101}'))

# Runs
def event(name, seq, **fields):
    return {"event": name, "seq": seq, "t": seq + 0.5, **fields}


lines = [
    {"journal": "palimpsest", "format": 1, "run_id": "r1"},
    event("RunStarted", 1, run_id="r1", command="train", rows=128, max_epochs=None, acc_threshold=0.5994),
    event("StateChanged", 2, state="training", epoch=1),
    event("StepMeasured", 3, epoch=1, batch=0, unlearn_loss=0.5, learn_loss=None, kl_loss=2.25),
    event("SampleEvaluated", 4, epoch=1, id=0, candidate="a\u00e9\n", f1=0.25),
    event("Warning", 5, message="w"),
    event("Resumed", 6, from_seq=3),
    event("RunFinished", 7, outcome="completed"),
]
journal = "".join(json.dumps(line) + "\n" for line in lines)
seed("journal", "run", journal)
seed("journal", "torn", journal[:-9])
log = "".join(f"2026-11-23 20:24:00,772 - INFO - {text}\n" for text in [
    "exp: exp0", "acc: 0.5994", "Train Epoch: 1 [0/16 (0%)]\tunlearn_loss: 0.5\tlearn_loss: nan\tkl_loss: 2.5",
    "val_loss [epoch 1] 0.25", "Epoch 1 should stop, left 0"])
seed("run_record", "reference",
     joined(log, "epoch,val_loss,acc,el_10\n0,0.01,0.87,0.78\n",
            "epoch,diff,entropy,bleu,P,R,F1\n0,0.6,4.5,0.1,0.6,0.6,0.6\n",
            'id,diff,entropy,bleu,P,R,F1,candidate,reference\n0,0.5,4.1,9e-232,0.7,0.6,0.6,"a\nb",c\n'))

# What was found before
for file in (fixtures / "fuzz").glob("*/*"):
    (out / file.parent.name).mkdir(parents=True, exist_ok=True)
    shutil.copy(file, out / file.parent.name / ("found_" + file.name))
