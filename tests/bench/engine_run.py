"""Runs `palimpsest` for a benchmark: wall time, peak resident set, and what its journal and log say."""

import json
import os
import re
import subprocess
import sys
import time

LINE = re.compile(r"^(\S+ \S+),(\d+) - \w+ - (.*)")


def flags(**values):
    """Command-line arguments: --name value."""
    return [part for name, value in values.items() for part in (f"--{name}", str(value))]


def engine_environment(threads):
    return dict(os.environ, OMP_NUM_THREADS=str(threads), MKL_NUM_THREADS=str(threads))


def peak_kilobytes(pid):
    """VmHWM of a live process; 0 where it is gone."""
    try:
        with open(f"/proc/{pid}/status") as f:
            return next((int(line.split()[1]) for line in f if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def journal(folder):
    """Events of a run directory; a torn or foreign line is left out."""
    events = []
    try:
        with open(os.path.join(folder, "events.jsonl"), encoding="utf-8", errors="replace") as f:
            for line in f:
                try:
                    events.append(json.loads(line))
                except ValueError:
                    continue
    except OSError:
        pass
    return [e for e in events if isinstance(e, dict)]


def log_lines(folder):
    """(seconds since 1970, text) of the lines of a run's log; those without a time stamp are left out."""
    lines = []
    for name in ("res.log", "eval.log"):
        try:
            with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as f:
                matches = [LINE.match(line) for line in f]
        except OSError:
            continue
        for m in filter(None, matches):
            day = time.mktime(time.strptime(m[1], "%Y-%m-%d %H:%M:%S"))
            lines.append((day + int(m[2]) / 1000, m[3]))
    return lines


def step_seconds(folder):
    """Seconds of the steps so far: from StepMeasured in the journal, else from the time stamps of the log."""
    steps = [e["seconds"] for e in journal(folder) if e.get("event") == "StepMeasured" and e.get("seconds")]
    if steps:
        return steps
    stamps = [t for t, text in log_lines(folder) if text.startswith("Train Epoch: ")]
    return [float("nan")] * bool(stamps) + [b - a for a, b in zip(stamps, stamps[1:])]


def pass_seconds(folder):
    """Seconds of the last validation, item by item of spec/icu.md section 3: {"generation": …, …, "utility": …}."""
    lines = [text for _, text in log_lines(folder) if text.startswith("seconds [epoch ")]
    if not lines:
        return {}
    words = lines[-1].split("] ", 1)[1].split()
    return {name: float(value) for name, value in zip(words[::2], words[1::2])}


class Process:
    """A started program whose peak resident set is watched until it ends."""

    def __init__(self, command, log, threads, environment=None):
        self.log = log
        self.peak = 0
        self.started = time.monotonic()
        with open(log, "w") as f:
            self.process = subprocess.Popen(
                command, stdout=f, stderr=subprocess.STDOUT, env=engine_environment(threads) | (environment or {})
            )

    def wait(self, until=None, limit=7200, interval=0.05, look=0.5):
        """Waits for the end, or for `until()` to be true, and then kills the program. Returns the wall seconds."""
        looked = 0.0
        while self.process.poll() is None:
            self.peak = max(self.peak, peak_kilobytes(self.process.pid))
            now = time.monotonic()
            if now - self.started > limit:
                self.kill()
                raise SystemExit(f"no end after {limit} s, see {self.log}")
            if until and now - looked > look:
                looked = now
                if until():
                    self.kill()
                    return now - self.started
            time.sleep(interval)
        seconds = time.monotonic() - self.started
        if self.process.returncode:
            with open(self.log, encoding="utf-8", errors="replace") as f:
                print("".join(f.readlines()[-15:]), file=sys.stderr)
            raise SystemExit(f"exit code {self.process.returncode}, see {self.log}")
        return seconds

    def kill(self):
        self.process.kill()
        self.process.wait()
