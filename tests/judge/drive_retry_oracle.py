#!/usr/bin/env python3
"""The official openai client as the oracle of what is tried again: it and `palimpsest judge run` meet the same faults.

    python3 tests/judge/drive_retry_oracle.py --program build/dev/bin/palimpsest

Both ask tests/judge/fault_server.py; for every fault the table shows how many requests each sent, and what came of it. Where they
differ the table names the reason, and a difference without a reason fails. Needs the client of tests/judge/setup_peers.sh.
"""
import argparse
import os
import subprocess
import sys
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers  # noqa: E402

# Whatever fails once and is well the next time; so one request means "not tried again", two mean "tried again".
FAULTS = ["ok", "nousage", "limit0", "null", "refusal", "length", "filter", "html200", "error200", "400", "unsupported", "azurefilter",
          "401", "403", "404", "408", "409", "413", "422", "429", "429s", "429half", "429ms", "429date", "500", "500no", "400yes", "502",
          "503", "504", "529", "501", "loading", "reset", "half", "quota", "redirect"]
MEANT = {
    "quota": "a quota that is used up does not come back within seconds: the run stops",
    "501": "what a server does not support it will not support the next time: the run stops",
    "redirect": "redirects are not followed, since a key in a header of its own would travel along: the run stops",
}
WAITS = {"429s": 2.0, "429half": 0.5, "429ms": 0.25, "429date": 1.9}
FAILED = []


def check(name, holds, detail=""):
    print(("ok    " if holds else "FAIL  ") + name + ("" if holds else f"  [{detail}]"), flush=True)
    if not holds:
        FAILED.append(name)


def asked():
    """How many requests there were, and the time between the first two."""
    times = [entry["at"] for entry in fault_server.LEDGER]
    return len(times), times[1] - times[0] if len(times) > 1 else None


def forget():
    fault_server.LEDGER.clear()
    fault_server.SEEN.clear()


def client(port):
    return openai.OpenAI(api_key=drive_judge.KEY, base_url=f"http://127.0.0.1:{port}/v1", timeout=20)


def theirs(fault, port):
    forget()
    try:
        reply = client(port).chat.completions.create(model=fault + ",ok", messages=[{"role": "user", "content": "grade this"}])
        choices = getattr(reply, "choices", None)
        return "a reply" if choices and choices[0].message.content else "nothing to read", *asked()
    except openai.APIStatusError as error:
        return f"status {error.status_code}", *asked()
    except openai.OpenAIError as error:
        return type(error).__name__, *asked()
    except ValueError as error:  # a body that is no JSON
        return type(error).__name__, *asked()


def ours(fault, program):
    bench = drive_judge.Bench(program, rows=1)
    bench.run(fault + ",ok", "--concurrency", "1")
    outcome = bench.rows("SELECT outcome FROM jdg_attempt ORDER BY attempt_id DESC LIMIT 1")[0][0]
    seen = asked()
    bench.close()
    return outcome, *seen


def every_fault(program):
    server = fault_server.serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"openai {openai.__version__}\n\n{'fault':12} {'client':34} {'judge':24}")
    for fault in FAULTS:
        their_end, their_count, their_wait = theirs(fault, server.server_port)
        our_end, our_count, our_wait = ours(fault, program)
        same = our_count == their_count
        print(f"{fault:12} {f'{their_count} requests, {their_end}':34} {f'{our_count} requests, {our_end}':24} "
              + ("" if same else "differs: " + MEANT.get(fault, "NOT MEANT TO")), flush=True)
        if same == (fault in MEANT) or (fault in MEANT and our_count != 1):
            FAILED.append(fault)
        if fault in WAITS and not (their_wait >= WAITS[fault] - 0.05 and WAITS[fault] - 0.05 <= our_wait < WAITS[fault] + 2):
            FAILED.append(fault)
            print(f"             waited {their_wait:.2f} s, {our_wait:.2f} s in the place of {WAITS[fault]} s")
    server.shutdown()
    print()
    check("each fault is tried again where the client does, and where not it is meant", not FAILED, FAILED)


def pause(program):
    """A 429 with Retry-After: 2 for one request: the client sends others meanwhile, the judge sends none."""
    server = fault_server.serve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    forget()
    api = client(server.server_port)

    def ask(text):
        api.chat.completions.create(model="429s,ok", messages=[{"role": "user", "content": text}])

    threads = [threading.Thread(target=ask, args=(text,)) for text in ("a", "b")]
    for thread in threads:
        thread.start()
        time.sleep(0.3)
    for thread in threads:
        thread.join()
    their_gap = asked()[1]
    server.shutdown()
    bench = drive_judge.Bench(program, rows=2)
    bench.run("429s,ok", "--concurrency", "1")
    our_gap = asked()[1]
    bench.close()
    print(f"      after a 429 that asks for 2 s the next request of anyone left after {their_gap:.2f} s (client), {our_gap:.2f} s (judge)")
    check("a 429 pauses the whole endpoint, unlike the client's", their_gap < 1.5 and our_gap >= 1.95, (their_gap, our_gap))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    program = os.path.abspath(parser.parse_args().program)
    every_fault(program)
    pause(program)
    print("failed: " + ", ".join(FAILED) if FAILED else "all held")
    return 1 if FAILED else 0


try:
    import openai
except ImportError:
    python = peers.need("the official openai client", "venv/bin/python")
    if os.environ.get("PALIMPSEST_IN_PEERS") or not peers.need("the official openai client", ".openai-*"):
        peers.skip("the openai client cannot be imported")
    sys.exit(subprocess.run([python, *sys.argv], env={**os.environ, "PALIMPSEST_IN_PEERS": "1"}, check=False).returncode)

import drive_judge  # noqa: E402
import fault_server  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
