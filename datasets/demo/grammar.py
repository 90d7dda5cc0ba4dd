#!/usr/bin/env python3
"""Texts of the demo's world by the thousand: they teach a small model the language and are not to be remembered.

The words stand in grammar/*.txt. words.txt holds slots for every kind; the other files are kinds, with slots of their
own and with stages ("@stage name least most") from which sentences are drawn without repetition.

In a sentence  {slot}    is a filler of that slot, not used before in the same text;
               {$slot}   the same, chosen once for the whole text;
               [a|b]     one of the alternatives;
               {a~} word the word with "a" or "an";
               {he} {him} {his} {He} {His} {person}   agree with the text's person.

A text in which four words in a row stand twice is thrown away. The same seed gives the same texts.

    python3 grammar.py --seed 11 --count 6000 --out grammar.txt      one text a line; .jsonl: with id and kind
"""
import argparse
import json
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent
# How many of a hundred texts are of each kind; the doctor's two kinds weigh most, since her notes are what is unlearned.
SHARES = {"casebook": 30, "lessons": 14, "letters": 7, "recipes": 7, "manuals": 7, "dialogues": 7, "notices": 7,
          "weather": 7, "tales": 7, "creatures": 7}
SHARES["gazette"] = 100 - sum(SHARES.values()) + 7
PRONOUNS = {"m": {"he": "he", "him": "him", "his": "his", "person": "man"},
            "f": {"he": "she", "him": "her", "his": "her", "person": "woman"}}
LEAST_WORDS = 168


def read_grammar(path):
    """-> (slots: name -> fillers, stages: [(name, least, most, sentences)])"""
    slots, stages, block = {}, [], None
    for line in path.read_text(encoding="ascii").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("@slot "):
            block = slots.setdefault(line.split()[1], [])
        elif line.startswith("@stage "):
            _, name, least, most = line.split()
            block = []
            stages.append((name, int(least), int(most), block))
        elif stages and block is stages[-1][3]:
            block.append(line)
        else:
            block.extend(split_choices(line))
    return slots, stages


def split_choices(line):
    """Splits at | outside brackets."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(line):
        depth += (c == "[") - (c == "]")
        if c == "|" and depth == 0:
            parts.append(line[start:i])
            start = i + 1
    return parts + [line[start:]]


class Text:
    """One text in the making: remembers what it has used."""

    def __init__(self, slots, rng):
        self.slots, self.rng, self.used, self.fixed = slots, rng, set(), {}
        sex = rng.choice("mf")
        for key, word in PRONOUNS[sex].items():
            self.fixed[key] = word
            self.fixed[key.capitalize()] = word.capitalize()
        self.fixed["$first"] = rng.choice(slots[sex])
        self.fixed["$last"] = rng.choice(slots["last"])
        self.fixed["$name"] = self.fixed["$first"] + " " + self.fixed["$last"]
        self.fixed["$kin2"] = self.fixed["kin"] = rng.choice(slots["kin"])
        if "speaker" in slots:
            self.fixed["A"], self.fixed["B"] = rng.sample(slots["speaker"], 2)

    def fill(self, name):
        if name in self.fixed:
            return self.fixed[name]
        fillers = self.slots[name.lstrip("$")]
        fresh = [f for f in fillers if (name, f) not in self.used] or fillers
        filler = self.rng.choice(fresh)
        self.used.add((name, filler))
        word = self.expand(filler)
        if name.startswith("$"):
            self.fixed[name] = word
        return word

    def expand(self, s):
        while True:
            m = re.search(r"\[([^\[\]]*)\]", s)
            if not m:
                break
            s = s[: m.start()] + self.rng.choice(m.group(1).split("|")) + s[m.end() :]
        return re.sub(r"\{([$\w]+)\}", lambda m: self.fill(m.group(1)), s)

    def sentence(self, template):
        s = self.expand(template)
        s = re.sub(r"\{a~\} (\w)", lambda m: ("an " if m.group(1) in "aeiouAEIOU" else "a ") + m.group(1), s)
        assert "{" not in s and "[" not in s, s
        # Capitals at the beginning, after a full stop within the template, and where a speaker begins.
        s = re.sub(r"^\"?[a-z]", lambda m: m.group(0).upper(), s)
        begin = r"([.?!] |[A-Z][a-z]+: )([a-z])" if "A" in self.fixed else r"([.?!] )([a-z])"
        return re.sub(begin, lambda m: m.group(1) + m.group(2).upper(), s)

    def joined(self, sentences):
        """One paragraph; a speaker who goes on is not named again."""
        s = " ".join(sentences)
        if "A" in self.fixed:
            turns = re.split(r"(?:^| )(?=(?:%s|%s): )" % (self.fixed["A"], self.fixed["B"]), s)
            turns, s, last = [t for t in turns if t], "", None
            for turn in turns:
                speaker, words = turn.split(": ", 1)
                s += " " + (words if speaker == last else turn)
                last = speaker
        return s.strip()


def make_text(slots, stages, rng):
    """Draws until a text is long enough and says nothing twice."""
    while True:
        text = Text(slots, rng)
        drawn, spare = [], []
        for _, least, most, sentences in stages:
            count = rng.randint(least, most)
            chosen = rng.sample(sentences, len(sentences))
            drawn.append([text.sentence(t) for t in chosen[:count]])
            spare.append(chosen[count:])
        words = sum(len(s.split()) for part in drawn for s in part)
        while words < LEAST_WORDS:
            i = rng.randrange(1, len(stages) - 1)
            if not spare[i]:
                break
            drawn[i].append(text.sentence(spare[i].pop()))
            words += len(drawn[i][-1].split())
        out = text.joined([s for part in drawn for s in part])
        tokens = re.findall(r"\w+", out.lower())
        grams = list(zip(tokens, tokens[1:], tokens[2:], tokens[3:]))
        if len(grams) == len(set(grams)) and len(out.split()) >= LEAST_WORDS - 10:
            return out


def make_texts(seed, count):
    rng = random.Random(seed)
    words, _ = read_grammar(HERE / "grammar" / "words.txt")
    kinds = {}
    for kind in SHARES:
        slots, stages = read_grammar(HERE / "grammar" / (kind + ".txt"))
        kinds[kind] = ({**words, **slots}, stages)
    names, weights = list(SHARES), list(SHARES.values())
    for number in range(count):
        kind = rng.choices(names, weights)[0]
        yield {"id": f"x{number:05d}", "kind": kind, "text": make_text(*kinds[kind], rng)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    with open(args.out, "w", encoding="ascii") as out:
        for row in make_texts(args.seed, args.count):
            out.write((json.dumps(row) if args.out.endswith(".jsonl") else row["text"]) + "\n")


if __name__ == "__main__":
    main()
