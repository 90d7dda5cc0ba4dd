#!/usr/bin/env python3
"""Rates a pack in the real window of palimpsest-rater, by keys alone, and checks the return against the keys.

    rate_pack.py --rater build/dev/bin/palimpsest-rater --pack pack-7QK3MZ.palpack --seed 1 [--data-dir DIR]

Needs Xvfb and xdotool; without them it says so and exits 77. The values follow from the texts (an output that repeats
the reference is rated low, a fluent different one high) and from the seed, which gives the rater a taste and some
noise; a few items are skipped, flagged, commented on, or rated, undone and rated again. The return appears beside the
pack; its path is the last line printed. --items N instead of --pack: a pack made for the purpose, thrown away afterwards.
"""
import argparse, glob, os, random, re, shutil, sqlite3, subprocess, sys, tempfile, time

from pack_file import read_pack, read_return, write_pack

SKIP, COMMENT, UNDO, FLAG = "skip", "comment", "undo", "flag"


def value_of(item, chance, taste):
    """1 to 8: far from the reference is high, endless repetition is low."""
    words = lambda text: re.findall(r"\w+|[^\w\s]", text)
    reference, output = words(item["reference"]), words(item["output"])
    if not output:
        return 1
    same = sum(a == b for a, b in zip(reference, output)) / max(1, min(len(reference), len(output)))
    known = set(reference)
    shared = sum(word in known for word in output) / len(output)
    variety = min(1.0, 1.6 * len(set(output)) / len(output))
    score = 8 - 7 * max(same, 0.6 * shared) - 3 * (1 - variety) + taste + chance.gauss(0, 0.7)
    return max(1, min(8, round(score)))


def plan_of(items, seed):
    """What the rater does to each item: (value or None, extra)."""
    chance = random.Random(seed)
    taste = chance.uniform(-0.4, 0.4)
    plan = [[value_of(item, chance, taste), None] for item in items]
    extras = [SKIP, COMMENT, UNDO, FLAG] * max(1, len(items) // 80)
    for index, extra in zip(chance.sample(range(len(items)), min(len(items), len(extras))), extras):
        plan[index][1] = extra
        if extra == SKIP:
            plan[index][0] = None
    return plan


class Display:
    """An X server of its own, on a free number that it picks itself."""

    def __enter__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                                       pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            self.environment = dict(os.environ, DISPLAY=":" + pipe.readline().strip(), QT_QPA_PLATFORM="xcb")
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()

    def tool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True, text=True).stdout


class Rater:
    """The program with its window; what is on the disk tells when a key has been taken."""

    def __init__(self, display, program, pack, data):
        self.display = display
        self.process = subprocess.Popen([program, "--data-dir", data, pack], env=display.environment)
        display.tool("windowfocus", "--sync", self.window())
        uid, self.items, self.training = read_pack(pack)
        self.file = os.path.join(data, uid + ".sqlite")
        self.settle = 0.17  # keys are not taken in an item's first 150 ms

    def window(self, seconds=60):
        """Number of the window, once it is there. Not by `xdotool search --sync`, which waits for a dead program, too."""
        deadline = time.monotonic() + seconds
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        while self.process.poll() is None and time.monotonic() < deadline:
            found = subprocess.run(command, env=self.display.environment, capture_output=True, text=True).stdout.split()
            if found:
                return found[0]
            time.sleep(0.05)
        raise SystemExit("no window: palimpsest-rater " + ("is silent" if self.process.poll() is None else "ended"))

    def end(self):
        self.process.terminate()
        self.process.wait()

    def keys(self, *names):
        self.display.tool("key", "--clearmodifiers", *names)

    def ask(self, sql):
        database = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()

    def events(self):
        return self.ask("SELECT count(*) FROM event")[0][0]

    def until(self, true, what, seconds=10):
        deadline = time.monotonic() + seconds
        while not true():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the rater did not {what}")
            time.sleep(0.01)

    def give(self, what, *names):
        """Presses keys that add one event."""
        before = self.events()
        self.keys(*names)
        self.until(lambda: self.events() > before, what)

    def place(self):
        found = self.ask("SELECT value FROM setting WHERE name='place'")
        return int(found[0][0].split()[0]) if found else 0

    def begin(self):
        self.keys("Return")
        for _ in self.training:
            time.sleep(0.1)
            self.keys("4", "Return")
        if self.training:
            self.until(lambda: self.ask("SELECT value FROM setting WHERE name='trained'") == [("1",)], "end the training")

    def rate(self, index, value, extra):
        time.sleep(self.settle)
        if extra == COMMENT:
            self.keys("c")
            self.display.tool("type", "--delay", "5", f"seen as item {index + 1}")
            self.give("keep the comment", "Return")
        if extra == FLAG:
            self.give("keep the flag", "f")
        if extra == SKIP:
            self.keys("0")
            self.display.tool("type", "--delay", "5", "not a text")
            self.give("skip", "Return")
        else:
            self.give(f"rate item {index + 1}", str(value))
        if extra == UNDO and index + 1 < len(self.items):
            self.until(lambda: self.place() == index + 1, "move on")
            self.give("undo", "BackSpace")
            time.sleep(self.settle)
            self.give("rate again", str(value))
        if index + 1 < len(self.items):
            self.until(lambda: self.place() == index + 1, "move on")


def differences(items, plan, rows):
    for item, (value, extra), row in zip(items, plan, rows, strict=True):
        got = (row["token"], row["rating"], row["skip_reason"], bool(row["comment"]))
        wanted = (item["token"], str(value or ""), "not a text" if extra == SKIP else "", extra == COMMENT)
        if got != wanted:
            yield f"item {item['pos']}: the return says {got}, the keys said {wanted}"


def rate(options, pack, data):
    with Display() as display:
        rater = Rater(display, options.rater, pack, data)
        try:
            plan = plan_of(rater.items, options.seed)
            rater.begin()
            for index, (value, extra) in enumerate(plan):
                rater.rate(index, value, extra)
                if (index + 1) % 50 == 0:
                    print(f"{index + 1} of {len(plan)} rated", flush=True)
            time.sleep(0.4)  # the chosen value is seen for a moment, then comes the last page
            beside = os.path.join(os.path.dirname(os.path.abspath(pack)), "return-*.zip")
            before = set(glob.glob(beside))
            rater.keys("Return")
            rater.until(lambda: set(glob.glob(beside)) - before, "write the return")
        finally:
            rater.end()
    path = (set(glob.glob(beside)) - before).pop()
    manifest, events, rows = read_return(path)
    found = list(differences(rater.items, plan, rows))
    print("\n".join(found))
    print(f"{manifest['rated']} rated, {manifest['skipped']} skipped, {len(events)} events; {len(found)} differ from the keys")
    print(path)
    return 1 if found else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rater", required=True)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--pack")
    what.add_argument("--items", type=int)
    parser.add_argument("--data-dir", help="default: one of its own, thrown away afterwards")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "xdotool") if not shutil.which(tool)]
    if missing:
        print("not run: there is no " + " and no ".join(missing))
        return 77
    with tempfile.TemporaryDirectory(prefix="rate_pack.") as work:
        pack = options.pack or os.path.join(work, "pack.palpack")
        if options.items:
            write_pack(pack, [(f"The number {i} is followed by", f" {i + 1}.", f" {i + 1 + i % 3}.") for i in range(options.items)],
                       [{"prefix": "a", "reference": "b", "output": "b", "lo": 1, "hi": 1, "why": "It is the reference."}])
        return rate(options, pack, options.data_dir or os.path.join(work, "data"))


if __name__ == "__main__":
    sys.exit(main())
