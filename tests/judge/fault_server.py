#!/usr/bin/env python3
"""A chat completions server that misbehaves on order; standard library only.

    python3 tests/judge/fault_server.py [--port 0] [--delay 0.05]

Prints its port on the first line. What it does with a request is told by a word in the request's model name, so that a
test needs no side channel; `GET /ledger` returns every request it has seen with what it answered, which is what a real
server would bill. Behaviours: see `BEHAVIOURS`. "a,b,ok" means a for the first request with that user message, b for
the second, ok for all that follow; "to:8080" redirects to that port.
"""
import argparse
import collections
import email.utils
import gzip
import json
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LEDGER = []
SEEN = collections.Counter()
LOCK = threading.Lock()


def completion(content="Different and fluent.\n\nFinal score: 7", finish="stop", usage=True, **message):
    body = {"id": "c-1", "object": "chat.completion", "model": "fault", "system_fingerprint": "fp",
            "choices": [{"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}]}
    if usage:
        body["usage"] = {"prompt_tokens": 400, "completion_tokens": 20}
    return 200, {}, json.dumps(body)


def error(status, headers=None, **fields):
    return status, headers or {}, json.dumps({"error": {"message": "no", "type": "t", "param": None, "code": None, **fields}})


BEHAVIOURS = {
    "ok": lambda: completion(),
    "zero": lambda: completion("Final score: 0"),
    "unparsed": lambda: completion("I cannot say."),
    "nousage": lambda: completion(usage=False),
    "null": lambda: completion(None),
    "refusal": lambda: completion(None, refusal="I will not."),
    "length": lambda: completion("", finish="length"),
    "filter": lambda: completion(None, finish="content_filter"),
    "limit0": lambda: (200, {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s"}, completion()[2]),
    "html200": lambda: (200, {"Content-Type": "text/html"}, "<html>gateway</html>"),
    "error200": lambda: error(200, code="overloaded"),
    "400": lambda: error(400, code="context_length_exceeded"),
    "unsupported": lambda: error(400, code="unsupported_parameter"),
    "azurefilter": lambda: error(400, code="content_filter", innererror={"code": "ResponsibleAIPolicyViolation"}),
    "401": lambda: error(401, code=401),
    "403": lambda: error(403),
    "404": lambda: error(404),
    "408": lambda: error(408),
    "409": lambda: error(409),
    "413": lambda: error(413),
    "422": lambda: (422, {}, json.dumps({"detail": [{"msg": "bad"}]})),
    "429": lambda: error(429),
    "429s": lambda: error(429, {"Retry-After": "2"}),
    "429half": lambda: error(429, {"Retry-After": "0.5"}),
    "429ms": lambda: error(429, {"retry-after-ms": "250"}),
    "429date": lambda: error(429, {"Retry-After": email.utils.formatdate(time.time() + 3, usegmt=True)}),
    "429reset": lambda: error(429, {"x-ratelimit-reset-requests": "1s", "x-ratelimit-reset-tokens": "1m2.5s"}),
    "quota": lambda: error(429, code="insufficient_quota"),
    "quotawait": lambda: error(429, {"Retry-After": "30"}, code="insufficient_quota"),
    "500": lambda: error(500),
    "500no": lambda: error(500, {"x-should-retry": "false"}),
    "400yes": lambda: error(400, {"x-should-retry": "true"}),
    "502": lambda: (502, {}, "<html>bad gateway</html>"),
    "503": lambda: (503, {}, json.dumps({"object": "error", "message": "busy", "type": "x", "code": 503})),
    "504": lambda: error(504),
    "529": lambda: error(529),
    "501": lambda: error(501),
    "loading": lambda: error(503, message="Loading model", type="unavailable_error", code=503),
    "redirect": lambda: (307, {"Location": "http://127.0.0.1:9/elsewhere"}, ""),
}


def refusing(request, field, **fields):
    if field not in request:
        return completion()
    return error(400, **{"code": "unsupported_parameter", "param": field, "message": f"Unsupported parameter: '{field}'.", **fields})


def counting(request, most):
    """Tokens as bytes/4, of what is left of the prompt."""
    status, headers, text = completion()
    body = json.loads(text)
    body["usage"]["prompt_tokens"] = min(most, len(request["messages"][-1]["content"].encode()) // 4)
    return status, headers, json.dumps(body)


# What depends on the request: a model that reasons, one that names no field, one that is silent about it, a short context.
OF_REQUEST = {
    "reasoner": lambda request: refusing(request, "temperature") if "max_tokens" not in request else refusing(
        request, "max_tokens", message="Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    "namesnone": lambda request: refusing(request, "seed", param=None, message="unsupported"),
    "strict422": lambda request: completion() if "cache_prompt" not in request else (
        422, {}, json.dumps({"detail": [{"loc": ["body", "cache_prompt"], "msg": "Extra inputs are not permitted"}]})),
    "counts": lambda request: counting(request, 1 << 20),
    "cuts": lambda request: counting(request, 2048),
    "short": lambda request: completion() if len(request["messages"][-1]["content"]) < 2048 else error(
        400, code="context_length_exceeded", message="the context is 512 tokens"),
}
MODELS = [{"id": "fault"}]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def reply(self, status, headers, text):
        body = text.encode()
        if self.server.gzip and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers = gzip.compress(body), {**headers, "Content-Encoding": "gzip"}
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/ledger":
            with LOCK:
                return self.reply(200, {}, json.dumps(LEDGER))
        self.reply(200, {}, json.dumps({"status": "ok", "data": MODELS}))

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = json.loads(raw)
        user = request["messages"][-1]["content"]
        with LOCK:
            SEEN[(request["model"], user)] += 1
            time_of_this = SEEN[(request["model"], user)]
            steps = request["model"].split(",")
            word = steps[min(time_of_this, len(steps)) - 1]
            entry = {"model": request["model"], "user": user, "word": word, "at": time.monotonic(), "path": self.path,
                     "body": raw.decode(), "authorization": "Authorization" in self.headers, "answered": False}
            LEDGER.append(entry)
        if self.server.delay:
            time.sleep(self.server.delay)
        if word in ("reset", "half", "slow"):
            return self.break_off(word)
        entry["answered"] = word == "ok"
        if word == "echo401":
            return self.reply(401, {}, json.dumps({"error": {"message": "bad key " + self.headers.get("Authorization", "")}}))
        if word.startswith("to:"):
            return self.reply(307, {"Location": f"http://127.0.0.1:{word[3:]}/v1/chat/completions"}, "")
        self.reply(*(OF_REQUEST[word](request) if word in OF_REQUEST else BEHAVIOURS[word]()))

    def break_off(self, word):
        if word == "slow":
            time.sleep(5)
        if word == "half":
            body = completion()[2].encode()
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body))
            self.wfile.write(body[:len(body) // 2])
        self.close_connection = True
        if word == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, client_address):
        pass  # a client that was killed


def serve(port=0, delay=0.0, compress=False):
    server = Server(("127.0.0.1", port), Handler)
    server.delay, server.gzip = delay, compress
    return server


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("--models", help="the list of models, a JSON array, in the place of the one model 'fault'")
    given = parser.parse_args()
    if given.models:
        MODELS[:] = json.loads(given.models)
    it = serve(given.port, given.delay, given.gzip)
    print(it.server_port, flush=True)
    try:
        it.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
