#!/usr/bin/env python3
"""How close `palimpsest judge run` comes to concurrency / latency, against a loopback server that answers in 50 ms.

    python3 tests/bench/judge_throughput.py --program build/release/bin/palimpsest [--calls 3000] [--concurrency 64]

The server is asyncio, so that it is not what is measured. Prints one line.
"""
import argparse
import asyncio
import csv
import json
import os
import subprocess
import tempfile
import threading
import time

LATENCY = 0.05
TIMES = []
REPLY = json.dumps({"model": "m", "choices": [{"index": 0, "finish_reason": "stop", "message": {
    "role": "assistant", "content": "Final score: 7"}}], "usage": {"prompt_tokens": 400, "completion_tokens": 5}}).encode()
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(REPLY) + REPLY


async def answer(reader, writer):
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(next(line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")))
        await reader.readexactly(length)
        arrived = time.monotonic()
        await asyncio.sleep(LATENCY)
        writer.write(ANSWER)
        await writer.drain()
        TIMES.append((arrived, time.monotonic()))
    finally:
        writer.close()


def serve(loop, ready):
    asyncio.set_event_loop(loop)
    server = loop.run_until_complete(asyncio.start_server(answer, "127.0.0.1", 0, backlog=512))
    ready.append(server.sockets[0].getsockname()[1])
    loop.run_forever()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--calls", type=int, default=3000)
    parser.add_argument("--concurrency", type=int, default=64)
    given = parser.parse_args()
    ready = []
    threading.Thread(target=serve, args=(asyncio.new_event_loop(), ready), daemon=True).start()
    while not ready:
        time.sleep(0.01)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "unlearn.csv"), "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["id", "prefix", "candidate", "reference", "doc_id"])
            for row in range(given.calls):
                writer.writerow([row, f"prefix {row}", f"candidate {row}", f"reference {row}", row])
        subprocess.run([given.program, "judge", "run", folder, "--project", os.path.join(folder, "project"), "--url",
                        f"http://127.0.0.1:{ready[0]}", "--auth", "none", "--model", "m", "--json", "--concurrency",
                        str(given.concurrency)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times = sorted(TIMES)
    seconds = max(end for _, end in times) - times[0][0]
    possible = given.concurrency / LATENCY
    server = sum(end - start for start, end in times) / len(times)
    print(f"{len(times)} calls, {len(times) / seconds:.0f}/s of {possible:.0f}/s possible ({100 * len(times) / seconds / possible:.0f} %); "
          f"the server took {1000 * server:.1f} ms a call")


if __name__ == "__main__":
    main()
