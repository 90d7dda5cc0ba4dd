#!/usr/bin/env python3
"""Runs clang-tidy with the rules of .clang-tidy; files that passed are not looked at again until they change.

    packaging/lint_tidy.py [--build build/dev] [--full] [FILE...]

Without files: the changed sources of app, ui, plotting and engine that read no LibTorch header, directly or through
headers of the project. Changed is what differs from the branch that this one follows (or from $PALIMPSEST_TIDY_BASE, any
commit); where nothing does, as in a fresh clone, what the last commit changed (a clone without history: nothing). --full looks at every source, LibTorch's
users too, which take half a minute each, and adds the path-sensitive checks of the static analyzer. The build folder must
be configured.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PRODUCT = ("app", "ui", "plotting", "engine")
INCLUDE = re.compile(rb'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
ANALYZER = "clang-analyzer-core.*,clang-analyzer-cplusplus.*,clang-analyzer-deadcode.*"
TORCH = (b"torch/", b"ATen/", b"c10/", b"caffe2/")


class Tree:
    """The project's files and what they include, each read once."""

    def __init__(self):
        self.contents = {}

    def read(self, path):
        if path not in self.contents:
            try:
                self.contents[path] = path.read_bytes()
            except OSError:
                self.contents[path] = b""
        return self.contents[path]

    def closure(self, source):
        """The source and every project header below it, and whether any of them includes LibTorch."""
        seen, waiting, torch = {source}, [source], False
        while waiting:
            for kind, name in INCLUDE.findall(self.read(waiting.pop())):
                torch = torch or (kind == b"<" and name.startswith(TORCH))
                header = ROOT / name.decode(errors="replace")
                if kind == b'"' and header not in seen and header.is_file():
                    seen.add(header)
                    waiting.append(header)
        return sorted(seen), torch


def command_of(entry):
    """The compiler's arguments without precompiled header and output: clang cannot read g++'s, and needs no object."""
    words = shlex.split(entry["command"]) if "command" in entry else list(entry["arguments"])
    while len(words) > 1 and not words[0].endswith(("++", "cc", "clang")):
        words.pop(0)  # a compiler launcher
    kept, skip = [], 0
    for i, word in enumerate(words):
        if skip:
            skip -= 1
        elif word == "-o" or (word == "-include" and "cmake_pch" in words[i + 1]):
            skip = 1
        elif word not in ("-fpch-preprocess", "-Winvalid-pch"):
            kept.append(word)
    return kept


def git(*words):
    run = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True)
    return run.stdout.split("\n") if run.returncode == 0 else []


def changed():
    """Files that differ from the base, or that the last commit changed; none where there is no history to tell."""
    base = os.environ.get("PALIMPSEST_TIDY_BASE") or next(iter(git("merge-base", "HEAD", "@{upstream}")), "")
    files = git("diff", "--name-only", base) if base else git("diff", "--name-only", "HEAD")
    if not any(files):
        files = git("diff", "--name-only", "HEAD~1", "HEAD")
    files += git("ls-files", "--others", "--exclude-standard")
    return {(ROOT / name).resolve() for name in files if name}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=ROOT / "build" / "dev", type=pathlib.Path)
    parser.add_argument("--full", action="store_true", help="also LibTorch's users, and the static analyzer")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()

    database = arguments.build / "compile_commands.json"
    if not database.is_file():
        sys.exit(f"error: {database} is missing; configure the build first (cmake --preset dev)")
    work = (arguments.build / "tidy").resolve()
    (work / "passed").mkdir(parents=True, exist_ok=True)
    rules = (ROOT / ".clang-tidy").read_bytes() + subprocess.run(
        ["clang-tidy", "--version"], check=True, capture_output=True).stdout

    tidy = ["clang-tidy", "-p", str(work), "--quiet", "--extra-arg=-Wno-unknown-warning-option",
            "--extra-arg=-Wno-ignored-optimization-argument", "--extra-arg=-fno-openmp"]
    if arguments.full:
        tidy.append(f"--checks={ANALYZER}")
        rules += ANALYZER.encode()

    tree = Tree()
    wanted = {file.resolve() for file in arguments.files}
    recent = None if arguments.full or wanted else changed()
    commands, keys = [], {}
    for entry in json.loads(database.read_text()):
        source = pathlib.Path(entry["directory"], entry["file"]).resolve()
        if not source.is_relative_to(ROOT) or source in keys or not source.is_file():
            continue
        if source not in wanted and (wanted or source.relative_to(ROOT).parts[0] not in PRODUCT):
            continue
        files, torch = tree.closure(source)
        if torch and not arguments.full and not wanted:
            continue
        if recent is not None and recent.isdisjoint(files):
            continue
        command = command_of(entry)
        commands.append({"directory": entry["directory"], "file": str(source), "arguments": command})
        digest = hashlib.sha256(rules + "\0".join(command).encode())
        for file in files:
            digest.update(hashlib.sha256(tree.read(file)).digest())
        keys[source] = digest.hexdigest()
    if missing := wanted - keys.keys():
        sys.exit("error: not built by " + str(arguments.build) + ": " + ", ".join(map(str, sorted(missing))))
    (work / "compile_commands.json").write_text(json.dumps(commands))

    stamps = {source: work / "passed" / key for source, key in keys.items()}

    def check(source):
        run = subprocess.run([*tidy, str(source)], capture_output=True, text=True)
        if run.returncode == 0:
            stamps[source].touch()
        return source, run

    todo = [source for source, stamp in stamps.items() if not stamp.exists()]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=arguments.jobs) as pool:
        for source, run in pool.map(check, todo):
            if run.returncode != 0:
                failed += 1
                print(run.stdout.strip() or run.stderr.strip(), flush=True)
    print(f"clang-tidy: {len(keys)} files, {len(todo)} looked at, {failed} with findings", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
