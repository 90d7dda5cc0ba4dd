#!/usr/bin/env python3
"""Traces the rater's system calls: the write-ahead log is synced to the disk before "Saved" is shown.

    trace_rater.py --rater build/dev/tests/scripted_rater

For every acknowledged key: the log was written since the key, and behind the last write of it an fdatasync of it came
back before the acknowledgement. Exits 77, with the reason, where strace is missing or tracing is forbidden.
"""
import argparse, os, re, shutil, subprocess, sys, tempfile, time

from rater_child import RaterChild, write_pack

KEYS = 12
CALL = re.compile(r"^(\d+) +(?:(\w+)\(|<\.\.\. (\w+) resumed>)(.*)$")


def calls(path):
    """(name, all its text) of every call in the order in which they came back; a write counts from when it began."""
    begun = {}
    with open(path, encoding="utf-8", errors="replace") as trace:
        for line in trace:
            found = CALL.match(line.rstrip("\n"))
            if not found:
                continue
            thread, name, resumed, rest = found.groups()
            if rest.endswith("<unfinished ...>"):
                begun[thread] = rest
                if name in ("write", "pwrite64"):
                    yield name, rest
            elif resumed:
                if resumed not in ("write", "pwrite64"):
                    yield resumed, begun.pop(thread, "") + rest
            else:
                yield name, rest


def judge(path):
    synced, written, acknowledged, wrong = False, False, 0, []
    for name, text in calls(path):
        if name in ("pwrite64", "write") and "-wal>" in text:
            synced, written = False, True
        elif name in ("fdatasync", "fsync") and "-wal>" in text and text.rstrip().endswith("= 0"):
            synced = True
        elif name == "write" and '"ack ' in text:
            acknowledged += 1
            if not (written and synced):
                wrong.append(f"acknowledgement {acknowledged}: the log was " + ("not synced" if written else "not written"))
            written = False
    return acknowledged, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rater", required=True, help="the program scripted_rater")
    options = parser.parse_args()
    if not shutil.which("strace"):
        print("not run: there is no strace")
        return 77
    if subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True).returncode != 0:
        print("not run: tracing is forbidden here (ptrace)")
        return 77
    with tempfile.TemporaryDirectory(prefix="trace_rater.") as work:
        pack, trace = os.path.join(work, "pack.palpack"), os.path.join(work, "trace")
        write_pack(pack, [("prefix", "reference", f"output {i}") for i in range(KEYS + 5)])
        child = RaterChild(["strace", "-f", "-y", "-qq", "-o", trace, "-e", "trace=write,pwrite64,fdatasync,fsync",
                            options.rater, pack, work])
        for number in range(KEYS):
            time.sleep(0.4)
            child.hear(0)
            child.tell(f"key {number % 8 + 1}")
            child.until(lambda: child.acks > number, "acknowledge a key")
        child.end()
        acknowledged, wrong = judge(trace)
    print("\n".join(wrong) or f"{acknowledged} keys, each synced to the disk before it was acknowledged")
    return 1 if wrong or acknowledged != KEYS else 0


if __name__ == "__main__":
    sys.exit(main())
