#!/usr/bin/env python3
"""Kills the rater's window with SIGKILL at random moments of rating and looks at what is on the disk.

    kill_rater.py --rater build/dev/tests/scripted_rater --rounds 200 [--seed 1]

A model in Python is told the same keys. After every kill: what was acknowledged by "Saved" is stored, at most one more
key is, the events are the model's, numbered without a gap and chained, the undo history is the model's, the place is the
last or the one before, SQLite finds the file sound, and of the time on an item at most 5 s are lost. Prints a line a
round and exits 1 on the first violation.
"""
import argparse, json, os, random, sqlite3, sys, tempfile, time

from rater_child import RaterChild, read_pack, write_pack

SETTLE = 0.17  # keys are not taken in an item's first 150 ms
ADVANCE = 0.2  # the chosen value is seen for 140 ms


class Model:
    """What the events of a rater's file must be, key by key."""

    def __init__(self):
        self.answers, self.comments, self.events, self.history, self.done = {}, {}, [], [], 0

    def answer(self, item):
        return self.answers.get(item, (None, False))

    def apply(self, item, kind, argument):
        if kind == "comment":
            # The field holds what was said before; typing goes on behind it.
            self.comments[item] = self.comments.get(item, "") + argument
            self.events.append((item, "comment", None, self.comments[item]))
        elif kind in ("rate", "flag"):
            value, flagged = before = self.answer(item)
            after = (argument, flagged) if kind == "rate" else (value, not flagged)
            if after != before:
                del self.history[self.done:]
                self.history.append((item, before, after))
                self.done += 1
                self.become(item, after)
        elif kind == "undo" and self.done > 0:
            self.done -= 1
            self.become(*self.history[self.done][:2])
        elif kind == "redo" and self.done < len(self.history):
            self.become(self.history[self.done][0], self.history[self.done][2])
            self.done += 1

    def become(self, item, after):
        before = self.answer(item)
        if after[0] != before[0]:
            self.events.append((item, "rate" if after[0] else "clear", after[0], ""))
        if after[1] != before[1]:
            self.events.append((item, "flag" if after[1] else "unflag", None, ""))
        self.answers[item] = after

    def copy(self):
        other = Model()
        other.answers, other.comments, other.events = dict(self.answers), dict(self.comments), list(self.events)
        other.history, other.done = list(self.history), self.done
        return other


def stored(path, number_of):
    """Events, history, and what is wrong with the file itself."""
    database = sqlite3.connect(path)
    sound = database.execute("PRAGMA integrity_check").fetchone()[0]
    lines = [json.loads(line) for line, in database.execute("SELECT line FROM event ORDER BY seq")]
    history = [(number_of[token], json.loads(before), json.loads(after), undone)
               for token, before, after, undone in database.execute("SELECT token,before,after,undone FROM change ORDER BY place")]
    place = database.execute("SELECT value FROM setting WHERE name='place'").fetchone()
    place = place[0].split() if place else ["0"]
    database.close()
    wrong = [] if sound == "ok" else [f"integrity_check: {sound}"]
    last = {}
    for seq, line in enumerate(lines, 1):
        if line["seq"] != seq:
            wrong.append(f"event {seq} has the number {line['seq']}")
        if line["prev_uid"] != last.get(line["token"], ""):
            wrong.append(f"event {seq} does not follow the event before it")
        last[line["token"]] = line["event_uid"]
    events = [(number_of[line["token"]], line["kind"], line["value"], line["comment"]) for line in lines]
    history = [(item, (b["value"], b["flag"]), (a["value"], a["flag"]), undone) for item, b, a, undone in history]
    return events, history, [int(number) for number in place], wrong


def next_key(chance, model):
    draw = chance.random()
    if draw < 0.10 and model.done > 0:
        return "undo", None, ["key Backspace"]
    if draw < 0.15 and model.done < len(model.history):
        return "redo", None, ["key Ctrl+Y"]
    if draw < 0.22:
        return "flag", None, ["key F"]
    if draw < 0.29:
        text = f"seen {chance.randrange(10**6)}"
        return "comment", text, ["key C", "type " + text] + (["key Return"] if chance.random() < 0.5 else [])
    value = chance.randint(1, 8)
    return "rate", value, [f"key {value}"]


class Round:
    def __init__(self, child, model, chance):
        self.child, self.chance = child, chance
        self.acked, self.ahead = model, None
        self.places = {child.item}

    def play(self, keys):
        """Keys that are all acknowledged but the last, at which the kill may come at any time."""
        for number in range(keys):
            kind, argument, lines = next_key(self.chance, self.acked)
            time.sleep(SETTLE)
            self.child.hear(0)
            self.ahead = self.acked.copy()
            self.ahead.apply(self.child.item, kind, argument)
            self.places = {self.child.item}
            before = self.child.acks
            self.child.tell(*lines)
            if number + 1 == keys and self.chance.random() < 0.7:
                time.sleep(self.chance.uniform(0, 0.006))
                break
            sent = time.monotonic()
            self.child.until(lambda: self.child.acks > before, f"acknowledge {kind}")
            if kind == "comment" and time.monotonic() - sent > 0.75:
                raise SystemExit(f"a comment was on the disk only after {time.monotonic() - sent:.2f} s")
            self.acked = self.ahead
            if kind == "comment" and lines[-1] != "key Return":
                self.child.tell("key Esc")
            if kind == "rate" and number + 1 == keys:
                time.sleep(self.chance.uniform(0, ADVANCE))
            elif kind == "rate":
                self.child.until(lambda: self.child.item not in self.places, "move on")
            self.child.hear(0)
        before = self.child.acks
        self.child.kill()
        self.places.add(self.child.item)
        if self.child.acks > before:
            self.acked = self.ahead


def verdict(round_, path, number_of):
    events, history, (place, *_), wrong = stored(path, number_of)
    matching = [model for model in (round_.acked, round_.ahead) if model.events == events]
    if not matching:
        told = round_.acked.events
        first = next((i for i, (a, b) in enumerate(zip(events, told)) if a != b), min(len(events), len(told)))
        wrong.append(f"{len(events)} events are stored, {len(told)} were acknowledged; from event {first + 1} stored "
                     f"{events[first:first + 3]}, acknowledged {told[first:first + 3]}")
        return None, wrong
    expected = [(*change, 0 if index < matching[-1].done else 1) for index, change in enumerate(matching[-1].history)]
    if history != expected and matching[-1] is round_.ahead and round_.ahead.events == round_.acked.events:
        matching.pop()
        expected = [(*change, 0 if index < matching[-1].done else 1) for index, change in enumerate(matching[-1].history)]
    if history != expected:
        wrong.append(f"the undo history is {history[-3:]}, the keys made {expected[-3:]}")
    if place not in round_.places and not any(abs(place - known) <= 1 for known in round_.places):
        wrong.append(f"the place is item {place}, the rater was at {sorted(round_.places)}")
    return matching[-1], wrong


def lost_time(command, path, number_of):
    """Seconds of attention that a kill took from an item that was looked at for a while."""
    child = RaterChild(command)
    begun = time.monotonic()
    time.sleep(7)
    child.kill()
    looked = time.monotonic() - begun
    place = stored(path, number_of)[2]
    return looked - (place[1] / 1000 if len(place) == 3 else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rater", required=True, help="the program scripted_rater")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    model, between = Model(), 0
    with tempfile.TemporaryDirectory(prefix="kill_rater.") as work:
        pack = os.path.join(work, "pack.palpack")
        uid = write_pack(pack, [(f"prefix {i}", f"reference {i}", f"output {i}") for i in range(3000)])
        number_of = {item["token"]: index for index, item in enumerate(read_pack(pack)[1])}
        path = os.path.join(work, uid + ".sqlite")
        for number in range(1, options.rounds + 1):
            child = RaterChild([options.rater, pack, work])
            round_ = Round(child, model, chance)
            round_.play(chance.randint(1, 8))
            acknowledged = len(round_.acked.events)
            model, wrong = verdict(round_, path, number_of)
            if wrong:
                print(f"round {number}: WRONG\n  " + "\n  ".join(wrong))
                return 1
            between += len(model.events) - acknowledged
            print(f"round {number}: {acknowledged} events acknowledged, {len(model.events)} stored", flush=True)
        lost = lost_time([options.rater, pack, work], path, number_of)
    print(f"{lost:.1f} s of attention lost with the last kill")
    if lost > 5.2:
        return 1
    print(f"{options.rounds} kills, {len(model.events)} events, none acknowledged and lost; {between} stored before "
          "their acknowledgement")
    return 0


if __name__ == "__main__":
    sys.exit(main())
