#!/usr/bin/env python3
"""`palimpsest judge` against a server that none of us wrote: @dwmkerr/mock-llm, an OpenAI mock made for testing.

    python3 tests/judge/drive_mock_llm.py --program build/dev/bin/palimpsest

It has statuses, bodies, rules on the request and sequences, but no headers of its own and no delays: it complements
tests/judge/fault_server.py. Needs Node and what tests/judge/setup_peers.sh installs.
"""
import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import drive_judge  # noqa: E402
import peers  # noqa: E402
from drive_judge import check  # noqa: E402

CHAT = "^/v1/chat/completions$"


def completion(content, finish="stop"):
    return json.dumps({"id": "chatcmpl-1", "object": "chat.completion", "model": "{{jmes request body.model}}",
                       "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}],
                       "usage": {"prompt_tokens": 321, "completion_tokens": 12, "total_tokens": 333}})


def error(message, kind, code):
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code}})


def rule(match, status, content, sequence=None):
    return {"path": CHAT, "method": "POST", "match": match, "response": {"status": status, "content": content},
            **({} if sequence is None else {"sequence": sequence})}


def said(text):
    return f"contains(body.messages[-1].content, '{text}')"


class Mock:
    """mock-llm on a free port of loopback."""

    def __init__(self):
        node = shutil.which("node") or peers.skip("there is no node (Debian: nodejs npm)")
        script = peers.need("mock-llm", "node_modules/@dwmkerr/mock-llm/dist/main.js")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([node, script], cwd=tempfile.mkdtemp(prefix="mock-llm-"), stdout=self.log, stderr=self.log,
                                        env={**os.environ, "HOST": "127.0.0.1", "PORT": str(port)})
        self.wait_until_ready()

    def wait_until_ready(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.ask("GET", "/ready") == {"status": "ready"}:
                    return
            except OSError:
                time.sleep(0.1)
        sys.exit("mock-llm did not start: " + self.lines())

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method, headers={"Content-Type": "application/json"},
                                         data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.load(reply)

    def behave(self, *rules):
        """From now on, by these rules, the last that matches; sequences begin anew."""
        self.ask("DELETE", "/config")
        self.ask("POST", "/config", {"rules": list(rules)})
        self.begin = self.lines().count("POST /v1/chat/completions")

    def lines(self):
        self.log.seek(0)
        return self.log.read().decode()

    def calls(self):
        return self.lines().count("POST /v1/chat/completions") - self.begin


def graded(program, mock):
    """Ten candidates of two models; the server's own rules say what each is worth."""
    mock.behave(rule("@", 200, completion("Different and fluent.\n\nFinal score: 7")),
                rule(said("says 3"), 200, completion("The same content.\n\nFinal score: 0")),
                rule(said("model1 says 4"), 200, completion("**Final score: 9**")),
                rule(said("says 2"), 200, completion("I would rather not grade this.")))
    bench = drive_judge.Bench(program, rows=5, models=2, url=mock.url)
    code, result, err = bench.run("judge-of-mock", "--price_in", "10", "--price_out", "30")
    check("mock: every candidate asked once", code == 0 and mock.calls() == 10, (code, mock.calls(), err[-300:]))
    scores = sorted(bench.rows("SELECT outcome, value FROM jdg_score"), key=str)
    check("mock: scores as its rules give them", scores == sorted(
        [("strict", 7.0)] * 5 + [("strict", 0.0)] * 2 + [("strict", 9.0)] + [("no_score", None)] * 2, key=str), scores)
    check("mock: its usage makes the cost", abs(result["spent"] - 10 * (321 * 10 + 12 * 30) / 1e6) < 1e-12, result.get("spent"))
    code, result, _ = bench.run("judge-of-mock")
    check("mock: a second run asks nothing", code == 0 and mock.calls() == 10, mock.calls())
    bench.close()


def echoed(program, mock):
    """The request as an Express server with a JSON parser of its own has understood it."""
    with_key = f"headers.authorization == 'Bearer {drive_judge.KEY}'"
    mock.behave(rule("@", 401, error("no key", "invalid_request_error", "invalid_api_key")),
                rule(with_key, 200, completion("{{jmes request headers.authorization}} {{jmes request body.messages[0].role}} "
                                               "{{jmes request body.temperature}} {{jmes request body.max_tokens}} "
                                               "{{jmes request body.stream}}\nFinal score: 4")))
    bench = drive_judge.Bench(program, rows=1, url=mock.url)
    code, _, err = bench.run("judge-of-mock")
    body = bench.rows("SELECT body FROM jdg_attempt")[0][0]
    content = json.loads(body)["choices"][0]["message"]["content"] if code == 0 else body
    check("mock: it read our request as it was meant", content.endswith("system 0 512 false\nFinal score: 4"),
          (code, content, err[-300:]))
    check("mock: it got the key; what it echoed of it is not stored", code == 0 and drive_judge.KEY not in body, content)
    bench.close()


def refused(program, mock):
    table = [
        ("401", 401, error("Incorrect API key provided.", "invalid_request_error", "invalid_api_key"), 7, "stopped", 1),
        ("quota", 429, error("You exceeded your current quota.", "insufficient_quota", "insufficient_quota"), 7, "stopped", 1),
        ("model", 404, error("The model does not exist.", "invalid_request_error", "model_not_found"), 7, "stopped", 1),
        ("context", 400, error("too long", "invalid_request_error", "context_length_exceeded"), 0, "done", 2),
        ("filtered", 200, completion("", "content_filter"), 0, "done", 2),
        ("cut off", 200, completion("Final sc", "length"), 0, "done", 2),
        ("an error in a 200", 200, error("overloaded", "server_error", None), 0, "done", 2),
    ]
    for name, status, content, code, state, calls in table:
        mock.behave(rule("@", status, content))
        bench = drive_judge.Bench(program, rows=2, url=mock.url)
        got, result, err = bench.run("judge-of-mock", "--concurrency", "1")
        check(f"mock: {name}", (got, result["state"], mock.calls()) == (code, state, calls), (got, result, mock.calls(), err[-300:]))
        check(f"mock: {name} is no score", bench.rows("SELECT count(*) FROM jdg_score WHERE value IS NOT NULL") == [(0,)])
        bench.close()


def in_sequence(program, mock):
    """Twice a fault, then well: the server counts the requests, not we."""
    for name, status in (("500", 500), ("rate limit", 429), ("overloaded", 529)):
        broken = error("not now", "server_error", None)
        mock.behave(rule("@", 200, completion("Final score: 5")), rule("@", status, broken, 0), rule("@", status, broken, 1))
        bench = drive_judge.Bench(program, rows=1, url=mock.url)
        began = time.monotonic()
        code, result, err = bench.run("judge-of-mock", "--concurrency", "1")
        # Its sequences count only while a rule with one wins; the third request falls to the rule without.
        check(f"mock: {name} twice, then an answer", code == 0 and result["done"] == 1 and mock.calls() == 3, (code, result, mock.calls(), err))
        check(f"mock: {name} waits longer each time", time.monotonic() - began >= 0.75 + 1.5, time.monotonic() - began)
        bench.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    program = os.path.abspath(parser.parse_args().program)
    mock = Mock()
    try:
        for test in (graded, echoed, refused, in_sequence):
            test(program, mock)
    finally:
        mock.process.terminate()
        mock.process.wait()
    print("failed: " + ", ".join(drive_judge.FAILED) if drive_judge.FAILED else "all held")
    return 1 if drive_judge.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
