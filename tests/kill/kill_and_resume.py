#!/usr/bin/env python3
"""Kills a training with SIGKILL at random points, resumes it, and compares what it leaves with an uninterrupted run's.

    kill_and_resume.py --palimpsest build/dev/bin/palimpsest --rounds 20 -- --preset demo --max_epochs 3

Everything behind -- goes to `palimpsest train`; --dir is added. Weights, the optimizer's moments, the random state and
every CSV must be equal byte for byte. Prints a line a round and exits 1 on the first difference.
"""
import argparse, hashlib, json, os, random, shutil, signal, subprocess, sys, tempfile, time


def digest(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def outcome(run):
    """What must not depend on interruptions: file name → hash, and the trainer's state without sizes of logs."""
    files = {}
    for folder, _, names in os.walk(run):
        if os.path.islink(folder):
            continue
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith((".csv", ".safetensors")):
                files[os.path.relpath(path, run)] = digest(path)
            elif name == "state.json":
                with open(path, encoding="utf-8") as f:
                    state = json.load(f)
                for own in ("seq", "log_bytes", "config"):
                    state.pop(own)
                files[os.path.relpath(path, run)] = json.dumps(state, sort_keys=True)
    return files


def train(options, run, *more):
    return [options.palimpsest, "train", *options.flags, "--dir", run, *more]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--palimpsest", required=True)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("flags", nargs="+")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    work = tempfile.mkdtemp(prefix="kill_and_resume.")
    whole = os.path.join(work, "whole")
    begin = time.monotonic()
    subprocess.run(train(options, whole), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.monotonic() - begin
    expected = outcome(whole)
    print(f"uninterrupted: {seconds:.1f} s, {len(expected)} files", flush=True)
    for number in range(1, options.rounds + 1):
        run = os.path.join(work, "killed")
        shutil.rmtree(run, ignore_errors=True)
        flags, kills = [], []
        while True:
            process = subprocess.Popen(train(options, run, *flags), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            wait = chance.uniform(0, seconds) if len(kills) < 2 else None
            try:
                _, errors = process.communicate(timeout=wait)
                if process.returncode != 0:
                    print(f"round {number}: exit code {process.returncode}: {errors.decode(errors='replace')[-500:]}")
                    return 1
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills.append(wait)
                begun = os.path.exists(os.path.join(run, "run.json")) and os.path.exists(os.path.join(run, "events.jsonl"))
                flags = ["--resume"] if begun else ["--overwrite"]
        got = outcome(run)
        different = sorted(name for name in expected.keys() | got.keys() if expected.get(name) != got.get(name))
        where = ", ".join(f"{k:.2f} s" for k in kills) or "never"
        print(f"round {number}: killed at {where}: {'equal' if not different else 'DIFFERENT ' + ' '.join(different)}", flush=True)
        if different:
            return 1
    shutil.rmtree(work)
    print(f"{options.rounds} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
