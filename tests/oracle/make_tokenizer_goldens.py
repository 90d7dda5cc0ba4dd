"""Makes what the tokenizer tests compare with: ids and decoded texts of Hugging Face's fast tokenizers.

  python tests/oracle/make_tokenizer_goldens.py small
      Trains small tokenizers on made-up text and writes them, with some hundred strings each, to tests/fixtures/text.
  python tests/oracle/make_tokenizer_goldens.py big --out ~/.cache/palimpsest/oracle-data/text \
      --gpt2 DIR --golden DIR --wordpiece DIR [--validation DIR]
      Writes 50,000 strings and more for GPT-2's tokenizer, a model's own BPE, an OPT-like one and a WordPiece one; with
      --validation also lines of those texts. They stay out of the repository.

Needs transformers 4.48.0 with tokenizers 0.21. Every line of cases.jsonl is one object; "text" holds a byte string,
one character U+0000..U+00FF for each byte.
"""

import argparse
import json
import os
import random
import shutil

import transformers
from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from tokenizer_strings import WORDS, strings, words

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "fixtures", "text")


def case(tokenizer, data):
    text = data.decode("utf-8", errors="replace")
    ids = tokenizer.encode(text, add_special_tokens=False)
    record = {"text": data.decode("latin-1"), "ids": ids}
    full = tokenizer.encode(text)
    if full != ids:
        record["full"] = full
    decoded(tokenizer, full, record)
    return record


def decoded(tokenizer, ids, record):
    plain = tokenizer.decode(ids, clean_up_tokenization_spaces=False)
    record["plain"] = plain
    for key, options in (("clean", dict(clean_up_tokenization_spaces=True)),
                         ("bare", dict(clean_up_tokenization_spaces=False, skip_special_tokens=True))):
        value = tokenizer.decode(ids, **options)
        if value != plain:
            record[key] = value


def write_cases(path, tokenizer, data, rows, seed):
    r = random.Random(seed)
    with open(path, "w", encoding="ascii") as out:
        for value in data:
            out.write(json.dumps(case(tokenizer, value)) + "\n")
        for _ in range(rows):  # any ids in any order: broken characters, special tokens
            record = {"row": [r.randrange(len(tokenizer)) for _ in range(r.randint(1, 60))]}
            decoded(tokenizer, record["row"], record)
            out.write(json.dumps(record) + "\n")
    facts = {"size": len(tokenizer), "bos": tokenizer.bos_token_id, "eos": tokenizer.eos_token_id,
             "pad": tokenizer.pad_token_id, "unk": tokenizer.unk_token_id,
             "clean_up": bool(tokenizer.clean_up_tokenization_spaces)}
    with open(os.path.join(os.path.dirname(path), "facts.json"), "w") as out:
        json.dump(facts, out, indent=1)
        out.write("\n")
    print(path, len(data), "strings", rows, "rows")


def write_json(path, value, **options):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(value, out, **options)
        out.write("\n")


def fresh(*parts):
    path = os.path.join(*parts)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def prose(count):
    r = random.Random(7)
    return [words(r, 5, 20) for _ in range(count)]


def train_bpe(special, size):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special, show_progress=False,
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.train_from_iterator(prose(3000), trainer)
    return tokenizer


def bpe_json(folder, size=700):
    """tokenizer.json with added tokens of every flag."""
    tokenizer = train_bpe(["<|endoftext|>"], size)
    tokenizer.add_tokens([AddedToken("<lefty>", lstrip=True), AddedToken("<righty>", rstrip=True, normalized=False),
                          AddedToken("<both>", lstrip=True, rstrip=True, special=True),
                          AddedToken("whole", single_word=True)])
    tokenizer.save(os.path.join(folder, "tokenizer.json"))
    write_json(os.path.join(folder, "tokenizer_config.json"),
               {"tokenizer_class": "GPT2Tokenizer", "clean_up_tokenization_spaces": True, "pad_token": "<|endoftext|>"},
               indent=1)
    return transformers.GPT2TokenizerFast.from_pretrained(folder)


def bpe_prefix_space(folder, size=500):
    """vocab.json and merges.txt without any configuration but add_prefix_space; <|endoftext|> is no token of the model."""
    tokenizer = train_bpe([], size)
    tokenizer.model.save(folder)
    write_json(os.path.join(folder, "tokenizer_config.json"), {"add_prefix_space": True}, indent=1)
    write_json(os.path.join(folder, "added_tokens.json"), {"whole": size + 1, "<|endoftext|>": size}, indent=1)
    return transformers.GPT2TokenizerFast.from_pretrained(folder)


OPT_CONFIG = {
    "errors": "replace",
    "unk_token": {"content": "</s>", "single_word": False, "lstrip": False, "rstrip": False, "normalized": True,
                  "__type": "AddedToken"},
    "bos_token": {"content": "</s>", "single_word": False, "lstrip": False, "rstrip": False, "normalized": True,
                  "__type": "AddedToken"},
    "eos_token": {"content": "</s>", "single_word": False, "lstrip": False, "rstrip": False, "normalized": True,
                  "__type": "AddedToken"},
    "pad_token": {"content": "<pad>", "single_word": False, "lstrip": False, "rstrip": False, "normalized": True,
                  "__type": "AddedToken"},
    "add_prefix_space": False, "add_bos_token": True, "special_tokens_map_file": None, "tokenizer_class": "GPT2Tokenizer",
}


def opt_like(folder, tokens, merges):
    """OPT's files: its first four ids, then a byte-level vocabulary; BOS in front."""
    vocabulary = {token: i for i, token in enumerate(["<s>", "<pad>", "</s>", "<unk>"] + tokens)}
    write_json(os.path.join(folder, "vocab.json"), vocabulary, ensure_ascii=False)
    with open(os.path.join(folder, "merges.txt"), "w", encoding="utf-8") as out:
        out.write("#version: 0.2\n" + "".join(line + "\n" for line in merges))
    write_json(os.path.join(folder, "tokenizer_config.json"), OPT_CONFIG, indent=1)
    special = {key: dict(OPT_CONFIG[key]) for key in ("bos_token", "eos_token", "unk_token", "pad_token")}
    for value in special.values():
        del value["__type"]
    write_json(os.path.join(folder, "special_tokens_map.json"), special, indent=1)
    return transformers.GPT2TokenizerFast.from_pretrained(folder)


def wordpiece_vocabulary(size=500):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.train_from_iterator(prose(3000), trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], show_progress=False))
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.get)


def wordpiece_txt(folder):
    with open(os.path.join(folder, "vocab.txt"), "w", encoding="utf-8") as out:
        out.write("".join(token + "\n" for token in wordpiece_vocabulary()))
    write_json(os.path.join(folder, "tokenizer_config.json"), {"tokenizer_class": "BertTokenizer"}, indent=1)
    return transformers.BertTokenizerFast.from_pretrained(folder)


def wordpiece_cased(folder):
    """tokenizer.json, case and accents kept, an added token that is looked for in the normalised text."""
    tokens = wordpiece_vocabulary()
    tokenizer = Tokenizer(models.WordPiece({token: i for i, token in enumerate(tokens)}, unk_token="[UNK]",
                                           max_input_chars_per_word=30))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    tokenizer.add_tokens([AddedToken("Cased", normalized=True), AddedToken("Łódź", normalized=False)])
    tokenizer.save(os.path.join(folder, "tokenizer.json"))
    write_json(os.path.join(folder, "tokenizer_config.json"),
               {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "clean_up_tokenization_spaces": True}, indent=1)
    return transformers.BertTokenizerFast.from_pretrained(folder)


def small():
    data = strings(20, 300)
    for name, make in (("bpe-json", bpe_json), ("bpe-prefix-space", bpe_prefix_space), ("wordpiece-txt", wordpiece_txt),
                       ("wordpiece-cased", wordpiece_cased)):
        folder = fresh(FIXTURES, name)
        write_cases(os.path.join(folder, "cases.jsonl"), make(folder), data, 50, 21)
    folder = fresh(FIXTURES, "opt-like")
    source = train_bpe([], 500)
    state = json.loads(source.to_str())["model"]
    merges = [merge if isinstance(merge, str) else " ".join(merge) for merge in state["merges"]]
    tokenizer = opt_like(folder, sorted(state["vocab"], key=state["vocab"].get), merges)
    write_cases(os.path.join(folder, "cases.jsonl"), tokenizer, data, 50, 21)


def validation_lines(folder, count):
    lines = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as source:
            lines += [line for line in source.read().split(b"\n") if line][: count // 8]
    return [line[:2000] for line in lines]


def big(options):
    data = strings(22, options.count)
    if options.validation:
        data += validation_lines(options.validation, 10000)
    with open(os.path.join(options.gpt2, "vocab.json"), encoding="utf-8") as source:
        vocabulary = json.load(source)
    tokens = [token for token in sorted(vocabulary, key=vocabulary.get) if token != "<|endoftext|>"]
    with open(os.path.join(options.gpt2, "merges.txt"), encoding="utf-8") as source:
        merges = source.read().split("\n")[1:-1]
    for name, source in (("gpt2", options.gpt2), ("golden", options.golden), ("wordpiece", options.wordpiece),
                         ("opt", None)):
        folder = fresh(options.out, name)
        model = fresh(folder, "model")
        if source is None:
            tokenizer = opt_like(model, tokens, merges)
        else:
            for file in os.listdir(source):
                if file.endswith((".json", ".txt")):
                    shutil.copy(os.path.join(source, file), model)
            kind = transformers.BertTokenizerFast if name == "wordpiece" else transformers.GPT2TokenizerFast
            tokenizer = kind.from_pretrained(model)
        write_cases(os.path.join(folder, "cases.jsonl"), tokenizer, data, 3000, 23)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["small", "big"])
    parser.add_argument("--out", default=os.path.expanduser("~/.cache/palimpsest/oracle-data/text"))
    parser.add_argument("--gpt2")
    parser.add_argument("--golden")
    parser.add_argument("--wordpiece")
    parser.add_argument("--validation")
    parser.add_argument("--count", type=int, default=55000)
    options = parser.parse_args()
    small() if options.what == "small" else big(options)
