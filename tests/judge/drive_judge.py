#!/usr/bin/env python3
"""Drives `palimpsest judge` against tests/judge/fault_server.py and checks the promises of the judge.

    python3 tests/judge/drive_judge.py --program build/dev/bin/palimpsest [--rounds 50] [test]...

Tests: faults cache key budget kill balance throughput (all by default). Standard library only. Prints a line a check; exits 1
where one fails.
"""
import argparse
import csv
import glob
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import fault_server  # noqa: E402

KEY = "sk-canary-0123456789abcdef"
FAILED = []


def check(name, holds, detail=""):
    print(("ok    " if holds else "FAIL  ") + name + ("" if holds else f"  [{detail}]"), flush=True)
    if not holds:
        FAILED.append(name)


class Bench:
    """A server (ours, or another one at `url`), a project and candidates to grade."""

    def __init__(self, program, rows=5, models=1, delay=0.0, compress=False, url=None):
        self.program = program
        self.folder = tempfile.mkdtemp(prefix="judge-")
        self.server = fault_server.serve(delay=delay, compress=compress)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        fault_server.LEDGER.clear()
        fault_server.SEEN.clear()
        self.url = url or f"http://127.0.0.1:{self.server.server_port}"
        self.sources = [self.candidates(f"model{index}", rows) for index in range(models)]
        self.project = os.path.join(self.folder, "project")

    def candidates(self, name, rows):
        folder = os.path.join(self.folder, name)
        os.makedirs(folder)
        with open(os.path.join(folder, "unlearn.csv"), "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow("id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id".split(","))
            for row in range(rows):
                writer.writerow([row, 0.5, 1.0, 0.1, 0.2, 0.3, 0.4, f"prefix {row}", f"{name} says {row}", f"reference {row}", row])
        return folder

    def command(self, *arguments):
        return [self.program, "judge", *arguments, "--project", self.project, "--json"]

    def start(self, model, *flags, environment=None):
        command = self.command("run", *self.sources, "--url", self.url, "--model", model, "--key_env", "JUDGE_KEY", *flags)
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, "JUDGE_KEY": KEY, **(environment or {})})

    def run(self, model, *flags):
        process = self.start(model, *flags)
        out, err = process.communicate(timeout=300)
        return process.returncode, json.loads(out) if out.strip() else {}, err.decode()

    def resume(self, *flags):
        done = subprocess.run(self.command("resume", *flags), capture_output=True, env={**os.environ, "JUDGE_KEY": KEY}, timeout=300)
        return done.returncode, json.loads(done.stdout) if done.stdout.strip() else {}, done.stderr.decode()

    def rows(self, sql, *values):
        with sqlite3.connect(os.path.join(self.project, "project.sqlite")) as database:
            return database.execute(sql, values).fetchall()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def faults(program, _):
    """word(s), exit code, state, attempts a task, outcome of the last attempt"""
    table = [
        ("ok", 0, "done", 1, "answer"), ("nousage", 0, "done", 1, "answer"), ("limit0", 0, "done", 1, "answer"),
        ("unparsed", 0, "done", 1, "answer"), ("null", 0, "done", 1, "empty"), ("refusal", 0, "done", 1, "refusal"),
        ("length", 0, "done", 1, "truncated"), ("filter", 0, "done", 1, "filtered"),
        ("azurefilter", 0, "done", 1, "filtered"), ("html200", 0, "done", 1, "protocol"), ("error200", 0, "done", 1, "http_error"),
        ("413", 0, "done", 1, "http_error"), ("422", 0, "done", 1, "http_error"), ("400", 0, "done", 1, "http_error"),
        ("500no", 0, "done", 1, "http_error"), ("429half,ok", 0, "done", 2, "answer"), ("429ms,ok", 0, "done", 2, "answer"),
        ("429s,ok", 0, "done", 2, "answer"), ("429date,ok", 0, "done", 2, "answer"), ("500,ok", 0, "done", 2, "answer"),
        ("408,ok", 0, "done", 2, "answer"), ("409,ok", 0, "done", 2, "answer"), ("502,ok", 0, "done", 2, "answer"),
        ("503,ok", 0, "done", 2, "answer"), ("504,ok", 0, "done", 2, "answer"), ("529,ok", 0, "done", 2, "answer"),
        ("400yes,ok", 0, "done", 2, "answer"), ("reset,ok", 0, "done", 2, "answer"), ("half,ok", 0, "done", 2, "answer"),
        ("loading,ok", 0, "done", 2, "answer"), ("401", 7, "stopped", 1, "http_error"), ("403", 7, "stopped", 1, "http_error"),
        ("404", 7, "stopped", 1, "http_error"), ("501", 7, "stopped", 1, "http_error"), ("quota", 7, "stopped", 1, "http_error"),
        ("redirect", 7, "stopped", 1, "http_error"), ("unsupported", 7, "paused", 1, "http_error"),
    ]
    for word, code, state, attempts, outcome in table:
        bench = Bench(program, rows=2, compress=word == "ok")
        got, result, err = bench.run(word, "--concurrency", "1")
        seen = bench.rows("SELECT count(*) FROM jdg_attempt WHERE task_id=(SELECT task_id FROM jdg_attempt LIMIT 1)")[0][0]
        last = bench.rows("SELECT outcome FROM jdg_attempt WHERE task_id=(SELECT task_id FROM jdg_attempt LIMIT 1) "
                          "ORDER BY attempt_id DESC LIMIT 1")[0][0]
        state_kept = bench.rows("SELECT state FROM jdg_run")[0][0]
        check(f"faults: {word}", (got, state_kept, seen, last) == (code, state, attempts, outcome),
              f"exit {got}, {state_kept}, {seen} attempts, {last}; {err[-300:]}")
        if word in ("429s,ok", "429half,ok", "429date,ok"):
            times = [entry["at"] for entry in fault_server.LEDGER]
            least = {"429s,ok": 2.0, "429half,ok": 0.5, "429date,ok": 1.9}[word]
            check(f"faults: {word} waits", times[1] - times[0] >= least - 0.05, f"{times[1] - times[0]:.2f} s")
        bench.close()
    bench = Bench(program, rows=6)
    got, result, _ = bench.run("400")
    check("faults: the first three all 400 stop the run", got == 7 and len(fault_server.LEDGER) <= 7, len(fault_server.LEDGER))
    bench.close()


def cache(program, _):
    bench = Bench(program, rows=6, models=2)
    _, first, _ = bench.run("ok")
    calls = len(fault_server.LEDGER)
    _, second, _ = bench.run("ok")
    check("cache: every candidate asked once", calls == 12 and first["done"] == 12, calls)
    check("cache: a second run of the same content sends nothing", len(fault_server.LEDGER) == calls and second["done"] == 12)
    subprocess.run(bench.command("rescore"), check=True, capture_output=True)
    check("cache: rescoring sends nothing", len(fault_server.LEDGER) == calls)
    bench.run("ok", "--replicates", "2")
    check("cache: replicate 2 is new", len(fault_server.LEDGER) == 2 * calls, len(fault_server.LEDGER))
    body = json.loads(fault_server.LEDGER[0]["body"])
    check("cache: the body of the workbench profile", sorted(body) ==
          ["max_tokens", "messages", "model", "n", "seed", "stream", "temperature"] and body["stream"] is False, sorted(body))
    bench.run("ok", "--profile", "reference-exact")
    exact = json.loads(fault_server.LEDGER[-1]["body"])
    check("cache: reference-exact sends model and messages only", sorted(exact) == ["messages", "model"])
    shipped = open(os.path.join(os.path.dirname(__file__), "../../resources/prompts/judge_system_code.txt"), encoding="utf-8").read()
    check("cache: the system message is the shipped prompt", exact["messages"][0]["content"] == shipped)
    bench.close()


def key(program, _):
    bench = Bench(program, rows=2)
    process = bench.start("echo401")
    arguments = open(f"/proc/{process.pid}/cmdline", "rb").read()
    out, err = process.communicate(timeout=60)
    check("key: a 401 stops the run", process.returncode == 7 and len(fault_server.LEDGER) <= 2, process.returncode)
    found = [path for path in glob.glob(bench.folder + "/**", recursive=True)
             if os.path.isfile(path) and KEY.encode() in open(path, "rb").read()]
    check("key: in no file", not found, found)
    check("key: in no output and no argument", KEY.encode() not in out + err + arguments)
    bench.close()
    for auth in ("bearer", "api-key"):
        with socket.create_server(("127.0.0.1", 0)) as second:
            second.settimeout(0.2)
            bench = Bench(program, rows=2)
            code, _, err = bench.run(f"to:{second.getsockname()[1]}", "--auth", auth)
            try:
                second.accept()
                reached = True
            except TimeoutError:
                reached = False
            check(f"key: a redirect with {auth} stops the run, and the other port sees nothing", code == 7 and not reached, (code, err))
            bench.close()


def budget(program, _):
    bench = Bench(program, rows=40)
    code, result, err = bench.run("ok", "--price_in", "1000", "--price_out", "1000", "--budget", "8", "--max_tokens", "1000")
    billed = len(fault_server.LEDGER) * 0.42
    check("budget: stops before it can be exceeded", code == 7 and billed <= 8 and result["state"] == "stopped", f"{billed} {err}")
    check("budget: the sum is the ledger's", abs(result["spent"] - billed) < 1e-9, result.get("spent"))
    bench.close()


def kill(program, rounds):
    draw = random.Random(4)
    lost_answers = resent = wrong = too_many_lost = 0
    for _ in range(rounds):
        bench = Bench(program, rows=50, delay=0.01)
        process = bench.start("ok", "--price_in", "1", "--price_out", "1")
        time.sleep(draw.uniform(0.05, 0.35))
        process.send_signal(signal.SIGKILL)
        process.wait()
        before = {row[0] for row in bench.rows("SELECT request_key FROM jdg_attempt WHERE outcome='answer'")} if os.path.exists(
            os.path.join(bench.project, "project.sqlite")) and bench.rows("SELECT 1 FROM sqlite_master WHERE name='jdg_attempt'") else set()
        if not before and not (os.path.exists(os.path.join(bench.project, "project.sqlite")) and bench.rows(
                "SELECT 1 FROM sqlite_master WHERE name='jdg_run'") and bench.rows("SELECT 1 FROM jdg_run")):
            bench.close()
            continue
        code, result, err = bench.resume()
        answered = bench.rows("SELECT request_key, count(*) FROM jdg_attempt WHERE outcome='answer' GROUP BY 1")
        lost = bench.rows("SELECT count(*) FROM jdg_attempt WHERE outcome='lost'")[0][0]
        again = bench.rows("SELECT count(*) FROM jdg_attempt a JOIN jdg_attempt b ON a.request_key=b.request_key AND "
                           "a.outcome='answer' AND b.attempt_id>a.attempt_id")[0][0]
        cost = bench.rows("SELECT sum(cost) FROM jdg_attempt WHERE billed='yes'")[0][0]
        ledger = len(fault_server.LEDGER)
        lost_answers += len(before - {row[0] for row in answered})
        resent += again
        too_many_lost += lost > 4
        wrong += not (code == 0 and len(answered) == 50 and 50 <= ledger <= 50 + lost and abs(cost - 50 * 0.00042) < 1e-9)
        if wrong:
            print(code, len(answered), ledger, lost, cost, err[-300:])
        bench.close()
    check(f"kill: {rounds} rounds, no answer lost", lost_answers == 0, lost_answers)
    check("kill: no answered request sent again", resent == 0, resent)
    check("kill: lost calls are those under way", too_many_lost == 0, too_many_lost)
    check("kill: complete after a resume, costs as the server's ledger", wrong == 0, wrong)


def balance(program, _):
    draw = random.Random(8)
    for _ in range(5):
        bench = Bench(program, rows=60, models=3, delay=0.02)
        process = bench.start("ok", "--concurrency", "4")
        deadline = time.monotonic() + 60
        while not fault_server.LEDGER and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(draw.uniform(0.05, 0.4))
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        done = [row[0] for row in bench.rows("SELECT sum(t.state='done') FROM jdg_task t JOIN generation g USING(generation_id) "
                                             "GROUP BY g.run_id")]
        check("balance: models are level wherever it stops", process.returncode == 130 and max(done) - min(done) <= 4
              and sum(done) == len(fault_server.LEDGER), (process.returncode, done, len(fault_server.LEDGER)))
        bench.close()


def throughput(program, _):
    bench = Bench(program, rows=1200, delay=0.05)
    started = time.monotonic()
    process = bench.start("ok", "--concurrency", "64")
    process.communicate(timeout=300)
    times = [entry["at"] for entry in fault_server.LEDGER]
    rate = len(times) / (max(times) + 0.05 - min(times))
    print(f"      {rate:.0f} calls/s of {64 / 0.05:.0f} possible ({100 * rate * 0.05 / 64:.0f} %), {time.monotonic() - started:.1f} s in all")
    bench.close()


TESTS = {"faults": faults, "cache": cache, "key": key, "budget": budget, "kill": kill, "balance": balance, "throughput": throughput}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("tests", nargs="*", default=list(TESTS))
    given = parser.parse_args()
    for name in given.tests:
        TESTS[name](os.path.abspath(given.program), given.rounds)
    print("failed: " + ", ".join(FAILED) if FAILED else "all held")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
