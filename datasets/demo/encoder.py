#!/usr/bin/env python3
"""The demo's BERT: WordPiece, masked-language modelling on the world's texts, hidden states centred.

    encoder.py train [--steps 2500]     writes bert/ (vocab.txt, tokenizer files, config.json, model.safetensors in f16)
    encoder.py check                    BERTScore of equal and of unrelated texts; fails outside the bounds

Hidden states of a small encoder share one large direction, and every text resembles every other by it. Their mean over
the corpus is therefore taken off the bias of the last layer norm, where it stands: unrelated tokens then meet at a
cosine near nought. BERTScore uses the last layer.
"""
import argparse
import json
import random
import sys

import torch

from grammar import make_texts
from world import HERE, written

BERT = HERE / "bert"
LAYERS, WIDTH, VOCABULARY, SPAN = 2, 128, 4000, 40
BATCH, RATE = 64, 3e-3
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, CLS, SEP, MASK = 0, 2, 3, 4


def train_wordpiece(texts):
    from tokenizers import BertWordPieceTokenizer
    from tokenizers.processors import BertProcessing

    tokenizer = BertWordPieceTokenizer(lowercase=True)
    tokenizer.train_from_iterator(texts, vocab_size=VOCABULARY, min_frequency=1, special_tokens=SPECIAL,
                                  show_progress=False)
    tokenizer.post_processor = BertProcessing(("[SEP]", SEP), ("[CLS]", CLS))
    BERT.mkdir(exist_ok=True)
    tokenizer.save_model(str(BERT))
    tokenizer.save(str(BERT / "tokenizer.json"))
    config = {"cls_token": "[CLS]", "clean_up_tokenization_spaces": False, "do_lower_case": True,
              "mask_token": "[MASK]", "model_max_length": 512, "pad_token": "[PAD]", "sep_token": "[SEP]",
              "strip_accents": None, "tokenize_chinese_chars": True, "tokenizer_class": "BertTokenizer",
              "unk_token": "[UNK]"}
    (BERT / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
    return tokenizer


def masked(x, rng):
    """-> inputs, labels: 30 % of the tokens are to be guessed; of these 80 % masked, 10 % another word, 10 % as is."""
    chosen = (torch.rand(x.shape, generator=rng) < 0.3) & (x > MASK)
    labels = torch.where(chosen, x, torch.full_like(x, -100))
    kind = torch.rand(x.shape, generator=rng)
    inputs = torch.where(chosen & (kind < 0.8), torch.full_like(x, MASK), x)
    other = torch.randint(MASK + 1, VOCABULARY, x.shape, generator=rng)
    return torch.where(chosen & (kind >= 0.8) & (kind < 0.9), other, inputs), labels


def spans(ids, count, rng):
    """Windows of SPAN tokens from random places of random texts, between [CLS] and [SEP]."""
    rows = []
    for _ in range(count):
        text = rng.choice(ids)
        length = rng.randint(12, SPAN)
        start = rng.randint(0, max(0, len(text) - length))
        row = [CLS] + text[start : start + length] + [SEP]
        rows.append(row + [PAD] * (SPAN + 2 - len(row)))
    return torch.tensor(rows)


def sinusoids(count):
    """Positions to begin with: attention finds a neighbour at once, where random ones take thousands of steps."""
    angle = torch.arange(count)[:, None] / 10000 ** (torch.arange(0, WIDTH, 2) / WIDTH)
    return torch.stack([angle.sin(), angle.cos()], dim=2).reshape(count, WIDTH) * 2**0.5


def train(steps, seed):
    from transformers import BertConfig, BertForMaskedLM

    own = [row["text"] for row in written()]
    grammar = [row["text"] for row in make_texts(11, 6000)]
    tokenizer = train_wordpiece(own + grammar[:400])
    own, grammar = ([tokenizer.encode(t, add_special_tokens=False).ids for t in ts] for ts in (own, grammar))
    torch.manual_seed(seed)
    rng, draw = random.Random(seed), torch.Generator().manual_seed(seed)
    model = BertForMaskedLM(BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=4,
        intermediate_size=4 * WIDTH, max_position_embeddings=512, hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0, initializer_range=WIDTH**-0.5, pad_token_id=PAD))
    with torch.no_grad():
        model.bert.embeddings.position_embeddings.weight.copy_(sinusoids(512) * WIDTH**-0.5)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    for step in range(steps):
        x = torch.cat([spans(own, BATCH // 2, rng), spans(grammar, BATCH - BATCH // 2, rng)])
        inputs, labels = masked(x, draw)
        hidden = model.bert(input_ids=inputs, attention_mask=(x != PAD).long()).last_hidden_state
        guessed = labels != -100  # the head is most of the work, and only these count
        loss = torch.nn.functional.cross_entropy(model.cls(hidden[guessed]), labels[guessed])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 200 == 0 or step == steps - 1:
            print(f"step {step} loss {loss.item():.3f}", file=sys.stderr, flush=True)
    centre(model, spans(own + grammar[: len(own)], 2048, rng))
    model.bert.half().save_pretrained(BERT)
    (BERT / "model.safetensors").chmod(0o644)


def centre(model, x):
    total, count = torch.zeros(WIDTH), 0
    with torch.no_grad():
        for part in x.split(64):
            real = part > SEP
            hidden = model.bert(input_ids=part, attention_mask=(part != PAD).long()).last_hidden_state
            total += hidden[real].sum(0)
            count += int(real.sum())
        model.bert.encoder.layer[-1].output.LayerNorm.bias -= total / count


def load():
    from tokenizers import Tokenizer
    from transformers import BertModel

    tokenizer = Tokenizer.from_file(str(BERT / "tokenizer.json"))
    return tokenizer, BertModel.from_pretrained(BERT, torch_dtype=torch.float32, add_pooling_layer=False).eval()


def hidden_states(texts):
    """-> per text the last layer's states [n, d], [CLS] and [SEP] included."""
    tokenizer, model = load()
    with torch.no_grad():
        return [model(torch.tensor([tokenizer.encode(t).ids])).last_hidden_state[0] for t in texts]


def embed(texts):
    """Mean over all tokens, L2-normalised, as the preparation of experiments does it; float32 [n, d]."""
    means = torch.stack([h.mean(0) for h in hidden_states(texts)])
    return torch.nn.functional.normalize(means, dim=1).numpy()


def f1(a, b):
    """BERTScore F1 without idf and rescaling; [CLS] and [SEP] can be matched and weigh nothing."""
    a, b = (torch.nn.functional.normalize(h, dim=1) for h in (a, b))
    cosine = a @ b.T
    precision, recall = cosine[1:-1].max(1).values.mean(), cosine[:, 1:-1].max(0).values.mean()
    return float(2 * precision * recall / (precision + recall))


def check():
    rng = random.Random(5)
    pieces = []
    for row in written() + list(make_texts(12, 100)):
        words = row["text"].split()
        at = rng.randint(0, len(words) - 40)
        pieces.append((row["kind"], " ".join(words[at : at + 36])))
    states = hidden_states([p for _, p in pieces])
    equal = [f1(h, h) for h in states]
    across, within = [], []
    for _ in range(3000):
        i, j = rng.sample(range(len(pieces)), 2)
        (within if pieces[i][0] == pieces[j][0] else across).append(f1(states[i], states[j]))
    print(f"equal: least {min(equal):.4f}; other kind: mean {sum(across) / len(across):.3f}, most {max(across):.3f}; "
          f"same kind, other text: mean {sum(within) / len(within):.3f}, most {max(within):.3f}")
    if min(equal) < 0.99 or max(across) > 0.6:
        sys.exit("BERTScore of the demo's encoder is outside its bounds")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["train", "check"])
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=42)
    args = parser.parse_args()
    train(args.steps, args.seed) if args.what == "train" else check()


if __name__ == "__main__":
    main()
