#!/usr/bin/env python3
"""How close `palimpsest judge run` comes to concurrency / latency, against a loopback server that answers in 50 ms.

    ninja -C build/release bench_loopback
    python3 tests/bench/judge_throughput.py --program build/release/bin/palimpsest --loopback build/release/tests/bench/bench_loopback

Prints, each as calls a second and as a share of concurrency / latency: what a plain client without a database gets from the same
server here and now (the machine's ceiling), and what the judge gets; before both, what one durable write costs where the project
lies, since every call's row is on the disk before the call leaves. The best of --rounds counts: others' work can only slow it.
"""
import argparse
import csv
import os
import statistics
import subprocess
import tempfile
import time

LATENCY_MS = 50


class Server:
    """bench_loopback, fresh: told by its input's end to print how many calls it answered in how many seconds."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "serve", str(LATENCY_MS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def end(self):
        calls, seconds = self.process.communicate("")[0].split()
        return int(calls), float(seconds)


def durable_write(folder):
    """The median of a write of two pages that reaches the disk, in milliseconds."""
    times = []
    with open(os.path.join(folder, "write.tmp"), "wb") as file:
        for _ in range(100):
            file.write(b"x" * 8192)
            file.flush()
            begin = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def candidates(folder, rows):
    with open(os.path.join(folder, "unlearn.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "prefix", "candidate", "reference", "doc_id"])
        for row in range(rows):
            writer.writerow([row, f"prefix {row}", f"candidate {row}", f"reference {row}", row])


def rate(loopback, calls, ask):
    """Calls a second between the first request's arrival and the last answer."""
    server = Server(loopback)
    ask(server.port)
    answered, seconds = server.end()
    assert answered == calls, f"{answered} calls arrived in the place of {calls}"
    return calls / seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--loopback", required=True)
    parser.add_argument("--folder", help="where the project is made (default: the folder for temporary files)")
    parser.add_argument("--calls", type=int, default=6400)
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    possible = given.concurrency * 1000 / LATENCY_MS

    def judge(port):
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            candidates(folder, given.calls)
            subprocess.run([given.program, "judge", "run", folder, "--project", os.path.join(folder, "project"), "--url",
                            f"http://127.0.0.1:{port}", "--auth", "none", "--model", "m", "--json", "--concurrency",
                            str(given.concurrency)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def plain(port):
        subprocess.run([given.loopback, "ask", str(port), str(given.calls), str(given.concurrency)], check=True,
                       stdout=subprocess.DEVNULL)

    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        print(f"durable write: {durable_write(folder):.2f} ms; possible: {possible:.0f} calls/s", flush=True)
    best = {}
    for _ in range(given.rounds):
        for name, ask in (("plain client", plain), ("judge", judge)):
            best[name] = max(best.get(name, 0), rate(given.loopback, given.calls, ask))
    for name, value in best.items():
        print(f"{name:12} {value:5.0f} calls/s, {100 * value / possible:.1f} % of possible")
    print(f"judge against plain client: {100 * best['judge'] / best['plain client']:.1f} %")


if __name__ == "__main__":
    main()
