#!/usr/bin/env python3
"""The checks of tests/real/judge.sh: `palimpsest judge` and a server that really infers.

    python3 tests/real/judge_checks.py --program PROGRAM --model MODEL.gguf --server llama-server
    python3 tests/real/judge_checks.py --program PROGRAM --url URL      (PALIMPSEST_JUDGE_MODEL, PALIMPSEST_JUDGE_KEY)

A line a check: ok, FAIL, or SKIP with what the server lacks. Exits 1 where one fails.
"""
import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../judge"))
import drive_judge  # noqa: E402
from drive_judge import check  # noqa: E402

KEY = os.environ.get("PALIMPSEST_JUDGE_KEY") or "sk-real-0123456789abcdef"
GRAMMAR = json.dumps({"grammar": 'root ::= "Final score: " ("10" | [0-9])', "cache_prompt": False})
PLAIN = json.dumps({"cache_prompt": False})


def skip(what, reason):
    print(f"SKIP {what}: {reason}", flush=True)


def ask(url, key=KEY, timeout=60, body=None):
    """Status and JSON of a request; status 0 where nobody answers."""
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    request = urllib.request.Request(url, headers=headers, data=None if body is None else json.dumps(body).encode())
    try:
        with urllib.request.urlopen(request, timeout=timeout) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"{}")
    except (urllib.error.URLError, OSError):
        return 0, {}


class OurServer:
    """A server of ours, which can be killed and started again at the same address."""

    def __init__(self, command, model):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.is_llama_cpp = not command[0].endswith("python")
        flags = ["--api-key", KEY, "-np", "2", "-c", "8192", "-t", "2"] if self.is_llama_cpp else [
            "--api_key", KEY, "--n_ctx", "4096", "--n_threads", "2"]
        self.command = [*command, "--model", model, "--host", "127.0.0.1", "--port", str(self.port), *flags]
        self.log = open(os.path.join(tempfile.mkdtemp(prefix="real-judge-"), "server.log"), "wb")
        self.process = None

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)

    def started(self):
        """Whether someone answers at all."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return True
            time.sleep(0.005)
        return False

    def ready(self):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and self.process.poll() is None:
            if ask(self.url + "/v1/models")[0] == 200 and ask(self.url + "/health")[0] in (200, 404):
                return
            time.sleep(0.1)
        sys.exit(f"the server did not start; see {self.log.name}")

    def kill(self):
        self.process.kill()
        self.process.wait()


class Judged(drive_judge.Bench):
    """Candidates graded by the real server."""

    def __init__(self, program, url, model, rows, key=KEY):
        super().__init__(program, rows=rows, url=url)
        self.model, self.key = model, key

    def begin(self, *flags):
        return self.start(self.model, "--max_tokens", "48", "--timeout", "300", *flags, environment={"JUDGE_KEY": self.key})

    def grade(self, *flags):
        process = self.begin(*flags)
        out, err = process.communicate(timeout=1200)
        return process.returncode, json.loads(out) if out.strip() else {}, err.decode()


def wrong_key(program, url, model, ours):
    status, body = ask(url + "/v1/chat/completions", key="sk-wrong-0123456789abcdef",
                       body={"model": model, "messages": [{"role": "user", "content": "hello"}]})
    code = body.get("error", {}).get("code") if isinstance(body.get("error"), dict) else None
    if ours and not ours.is_llama_cpp:
        skip("401 with an integer code", f"llama-cpp-python's own server answers {status} with the code {code!r}")
    elif status != 401:
        skip("401 with an integer code", f"the server answers {status} to a wrong key")
    else:
        check("real: 401 has an integer code", not ours or code == 401, body)
    if status not in (401, 403):
        return
    bench = Judged(program, url, model, 2, key="sk-wrong-0123456789abcdef")
    got, result, err = bench.grade("--concurrency", "1")
    rows = bench.rows("SELECT http, err_code, billed FROM jdg_attempt")
    check("real: a wrong key stops the run after one call", got == 7 and result["state"] == "stopped" and len(rows) == 1
          and rows[0][0] == status and (not ours or not ours.is_llama_cpp or rows[0][1] == "401"), (got, rows, err[-300:]))
    bench.close()


def usage(program, url, model):
    bench = Judged(program, url, model, 4)
    code, result, err = bench.grade("--price_in", "1", "--price_out", "2", "--extra", PLAIN)
    rows = bench.rows("SELECT outcome, prompt_tokens, completion_tokens, finish_reason, cost FROM jdg_attempt")
    check("real: replies come with usage", code == 0 and len(rows) == 4 and all(row[1] > 300 and row[2] > 0 for row in rows),
          (code, rows, err[-300:]))
    check("real: usage makes the cost", abs(sum(row[4] or 0 for row in rows) - sum(row[1] + 2 * row[2] for row in rows) / 1e6) < 1e-12, rows)
    print("      a reply: " + json.dumps(json.loads(bench.rows("SELECT body FROM jdg_attempt LIMIT 1")[0][0])["choices"][0]["message"]["content"]))
    bench.close()


def one_token(program, url, model):
    bench = Judged(program, url, model, 1)
    code, _, err = bench.grade("--max_tokens", "1", "--extra", PLAIN)
    rows = bench.rows("SELECT outcome, finish_reason, completion_tokens FROM jdg_attempt")
    check("real: max_tokens 1 ends with length, which is no answer", code == 0 and rows == [("truncated", "length", 1)],
          (code, rows, err[-300:]))
    bench.close()


def grammar(program, url, model, rows=12):
    """Every reply strict, and two requests under way at once where the server has two slots."""
    bench = Judged(program, url, model, rows)
    process = bench.begin("--extra", GRAMMAR, "--concurrency", "2")
    busy = [0]

    def watch():
        while process.poll() is None:
            status, slots = ask(url + "/slots", timeout=5)
            if status != 200 or not isinstance(slots, list):
                busy[0] = -1
                return
            busy[0] = max(busy[0], sum(bool(slot.get("is_processing")) for slot in slots))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, err = process.communicate(timeout=1200)
    watcher.join()
    outcomes = bench.rows("SELECT outcome, count(*) FROM jdg_score GROUP BY 1")
    check("real: under a grammar every reply is strict", process.returncode == 0 and outcomes == [("strict", rows)],
          (process.returncode, outcomes, err.decode()[-300:]))
    print("      scores: " + str(bench.rows("SELECT value, count(*) FROM jdg_score GROUP BY 1")))
    if busy[0] < 0:
        skip("two requests at once", "the server does not tell what its slots do (/slots)")
    else:
        check("real: two slots infer at once", busy[0] == 2, busy)
    bench.close()


def loading(program, ours, model):
    """A run that begins while the model is being read: 503 "Loading model", then /health, then answers."""
    for _ in range(8):
        ours.start()
        if not ours.started():
            sys.exit(f"the server did not start; see {ours.log.name}")
        bench = Judged(program, ours.url, model, 3)
        code, result, err = bench.grade("--extra", GRAMMAR)
        waited = bench.rows("SELECT http, err_type, count(*) FROM jdg_attempt WHERE outcome='http_error' GROUP BY 1, 2")
        counted = bench.rows("SELECT max(attempts) FROM jdg_task")[0][0]
        bench.close()
        ours.kill()
        if waited:
            check("real: 503 while the model loads is waited for and counts as no try", code == 0 and result["done"] == 3
                  and waited[0][0] == 503 and counted == 1, (code, waited, counted, err[-300:]))
            return
    skip("503 while loading", "the model was read before the first request arrived, eight times")


def killed(program, ours, model, rows=16):
    bench = Judged(program, ours.url, model, rows)
    process = bench.begin("--extra", GRAMMAR, "--concurrency", "2")
    deadline = time.monotonic() + 600
    answered = 0
    while answered < 4 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.05)
        try:
            answered = bench.rows("SELECT count(*) FROM jdg_attempt WHERE outcome='answer'")[0][0]
        except drive_judge.sqlite3.OperationalError:
            pass
    ours.process.send_signal(signal.SIGKILL)
    ours.process.wait()
    before = bench.rows("SELECT count(*) FROM jdg_attempt WHERE outcome='answer'")[0][0]
    time.sleep(1)
    ours.start()
    _, err = process.communicate(timeout=1200)
    outcomes = dict(bench.rows("SELECT outcome, count(*) FROM jdg_attempt GROUP BY 1"))
    again = bench.rows("SELECT count(*) FROM jdg_attempt a JOIN jdg_attempt b USING(request_key) WHERE a.outcome='answer' AND "
                       "b.attempt_id>a.attempt_id")[0][0]
    print(f"      killed after {before} answers; calls by their end: {outcomes}")
    check("real: a server killed in mid-run and started again: the run completes", process.returncode == 0 and before < rows
          and outcomes.get("answer") == rows and sum(outcomes.values()) > rows, (process.returncode, before, outcomes, err.decode()[-300:]))
    check("real: no answered request was sent again", again == 0, again)
    bench.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--url")
    parser.add_argument("--model")
    parser.add_argument("--server", nargs="+")
    given = parser.parse_args()
    program = os.path.abspath(given.program)
    ours = None if given.url else OurServer(given.server, given.model)
    url = given.url or ours.url
    base = url.rstrip("/").removesuffix("/v1")
    if ours:
        if ours.is_llama_cpp:
            loading(program, ours, "local")
        else:
            skip("503 while loading", "llama-cpp-python's own server opens its port when the model is read")
            skip("two slots", "llama-cpp-python's own server answers one request at a time")
        ours.start()
        ours.ready()
    else:
        skip("503 while loading", "PALIMPSEST_JUDGE_URL names a server that runs already")
    models = ask(base + "/v1/models")[1].get("data") or [{}]
    model = os.environ.get("PALIMPSEST_JUDGE_MODEL") or models[0].get("id") or "local"
    print(f"      {base}: {os.path.basename(model)}")
    wrong_key(program, base, model, ours)
    usage(program, base, model)
    one_token(program, base, model)
    grammar(program, base, model)
    if ours:
        killed(program, ours, model)
        ours.kill()
    else:
        skip("a server killed in mid-run", "PALIMPSEST_JUDGE_URL names a server that is not ours to kill")
    print("failed: " + ", ".join(drive_judge.FAILED) if drive_judge.FAILED else "all held")
    return 1 if drive_judge.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
