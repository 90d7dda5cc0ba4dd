#!/usr/bin/env python3
"""The judge's score parser once more, with `re`, and replies to hold engine/judge against it.

    python3 tests/oracle/judge_scoreline.py --out tests/fixtures/judge/replies.json      # the fixture of tst_score_parser
    python3 tests/oracle/judge_scoreline.py --count 200000 --seed 7 --out FILE           # PALIMPSEST_JUDGE_REPLIES=FILE
    python3 tests/oracle/judge_scoreline.py --count 300 --seed 9 --program build/dev/bin/palimpsest

The grammar is that of engine/judge/score_parser.h; reference_result is Python's own int() of what stands behind the
first "Final score:". Needs nothing but Python 3.
"""
import argparse
import json
import random
import re
import subprocess
import sys

KEY = r"""(?:final|finale)\s+score[\s*_`"']*[:=：]"""
DECORATION = r"""[\s*_`#>"'()\[\].]*"""
NUM = r"(-?\d{1,3}(?:\.\d+)?)"
OUT = r"\s*(?:(?:/|out\s+of)\s*10)?"
MARKER = r"(?:- )?"
LAST_LINE = re.compile(MARKER + DECORATION + KEY + DECORATION + NUM + OUT + DECORATION, re.IGNORECASE)
NUMBER_LINE = re.compile(MARKER + DECORATION + NUM + OUT + DECORATION, re.IGNORECASE)
KEY_AT_END = re.compile(KEY + DECORATION + r"\Z", re.IGNORECASE)
HIT = re.compile(KEY + DECORATION + NUM + OUT, re.IGNORECASE)
MAY_FOLLOW = set(".;,") | (set("*_`#>\"'()[].") - set("\"'()[]_"))


def ranged(outcome, number):
    value = float(number)
    return (outcome, value + 0.0) if 0 <= value <= 10 else ("out_of_range", None)


def parse(reply):
    lines = [line for line in reply.splitlines() if line.strip()]
    if not lines:
        return "empty", None
    if match := LAST_LINE.fullmatch(lines[-1]):
        return ranged("strict_nonint" if "." in match[1] else "strict", match[1])
    if len(lines) > 1 and KEY_AT_END.search(lines[-2]) and (match := NUMBER_LINE.fullmatch(lines[-1])):
        return ranged("lenient", match[1])
    hits = [(line, match) for line in lines for match in HIT.finditer(line)]
    if not hits:
        return "no_score", None
    line, last = hits[-1]
    behind = line[last.end():last.end() + 1]
    if len({float(match[1]) for _, match in hits}) > 1 or (behind and behind not in MAY_FOLLOW):
        return "ambiguous", None
    return ranged("lenient", last[1])


def reference(reply):
    try:
        return str(int(reply.split("Final score:")[1].strip()))
    except (IndexError, ValueError) as error:
        return type(error).__name__


VECTORS = [
    "", " \n\t", "Finale score: 8", "**Final score: 8**", "Final score: 8/10", "Final score: 8 out of 10",
    "Final score: 8.", "Final score: [[9]]", "Final score: 10/10", "Final score: 8.5",
    'says "Final score: 10".\nFinal score: 2', "Final score: 7\n\nNote that this is generous.",
    "Final score: 10\nFinal score: 3\nHope this helps", "Final score: 11", "Final score: -1", "Final score: ten",
    "Final score: 5-6", "Final score: 5 or 6", "Final score: 10%", "Final score: 1e1", "Final score:\n\n7",
    "- Final score: 4", "-1\nFinal score:\n- 4", "Final score:\n-4", "Final score: 007", "Final score: 1_0",
    "Final score: +7", "Final score: ８", "Final score：8", "FINAL SCORE = 3", "Final score: 1234",
]
KEYS = ["Final score:", "Final score:", "Finale score:", "final score:", "FINAL SCORE :", "Final  score =", "Final score：",
        "**Final score**:", '"Final score":', "Final score", "Score:", "semifinal score:", "`finale\tscore`:"]
NUMBERS = ["0", "1", "2", "5", "7", "8", "9", "10", "11", "-1", "-0", "100", "1000", "8.5", "8.0", "7.25", "10.01", "007",
           "ten", "+7", "1_0", "８", "٣", "1e1", "", "3.", ".5", "9" * 30, "--2", "- 2"]
AFTER = ["", "", "", "/10", " / 10", " out of 10", "/100", "/5", " out of ten", "%", ".", ";", ",", "!", "**", "*", "`", "_",
         '"', ")", "]", "]]", " ", "  \t", " or 6", "-6", " because it is fluent", ". It is fluent.", "\x1c", "#", ">", "\u00a0"]
BEFORE = ["", "", "", "**", "> ", "- ", "  - ", "# ", "[[", '"', "(", "Evaluation: fine. ", "says ", "* ", "_", "`", "-", "1. "]
BETWEEN = [" ", " ", " ", "", "  ", " **", " [[", " (", ' "', "\t", " `", "\n", "\n\n", " : ", " -", "\u2003", "\r\n", " _"]
BREAKS = ["\n", "\n", "\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", "\x0b", " "]
PROSE = ["Evaluation: The candidate differs from the reference.", "Hope this helps", "```", "---", "8", "7/10", "- 3", "**9**",
         "I would not call it final.", "Final score", "The finale scored 8.", "…", "score: 4", "\x00", "Final score:"]


def statement(draw):
    return draw.choice(BEFORE) + draw.choice(KEYS) + draw.choice(BETWEEN) + draw.choice(NUMBERS) + draw.choice(AFTER)


def mutated(draw, text):
    for _ in range(draw.randint(0, 2)):
        at = draw.randint(0, len(text))
        text = text[:at] + draw.choice(list("*_`#>\"'()[].-:= \n0189fFſıe％：,;/\t")) + text[at + draw.randint(0, 1):]
    return text


def generated(draw):
    pieces = [draw.choice(PROSE) if draw.random() < 0.4 else statement(draw) for _ in range(draw.randint(1, 3))]
    text = "".join(piece + draw.choice(BREAKS) for piece in pieces)
    return mutated(draw, text.strip("\n") if draw.random() < 0.6 else text)


def record(reply):
    outcome, value = parse(reply)
    return {"reply": reply, "outcome": outcome, "value": value, "reference_result": reference(reply)}


def run_program(program, records):
    differing = 0
    for wanted in records:
        done = subprocess.run([program, "judge", "parse"], input=wanted["reply"].encode(), capture_output=True, check=True)
        got = json.loads(done.stdout)
        if any(got[name] != wanted[name] for name in ("outcome", "value", "reference_result")):
            differing += 1
            print("differs:", json.dumps(wanted), got, file=sys.stderr)
    print(f"{len(records)} replies, {differing} differ")
    return 1 if differing else 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--count", type=int, default=1500)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out")
    arguments.add_argument("--program")
    given = arguments.parse_args()
    draw = random.Random(given.seed)
    records = [record(reply) for reply in VECTORS + [generated(draw) for _ in range(given.count)]]
    if given.out:
        with open(given.out, "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(entry) for entry in records) + "\n]\n")
    return run_program(given.program, records) if given.program else 0


if __name__ == "__main__":
    sys.exit(main())
