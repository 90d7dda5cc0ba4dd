#!/usr/bin/env python3
"""Imports logs and tables as the reference's judge program writes them, and checks what `palimpsest judge import` makes of them.

    python3 tests/judge/drive_import.py --program build/dev/bin/palimpsest

The log is written by the same statements as the reference's, its score is read by the reference's own line of Python, and
every class of reply is among the texts. Standard library only. Prints a line a check; exits 1 where one fails.
"""
import argparse
import csv
import json
import logging
import os
import sqlite3
import subprocess
import sys
import tempfile

FAILED = []
POLICIES = ["and", "ours"]
# What a judge may say, its finish reason, and whether a program that lives on reads a score.
REPLIES = [
    ("Different and fluent.\n\nFinal score: 8", "stop"),
    ("Final score: 0", "stop"),
    ("The same content.\nFinal score: 10", "stop"),
    ("Final score: 2 ", "stop"),
    ("Finale score: 8", "stop"),                      # IndexError: no mention of "Final score:"
    ("**Final score: 8**", "stop"),                   # ValueError: no int
    ("Final score: 8/10", "stop"),                    # ValueError
    ("Final score: 8.5", "stop"),                     # ValueError
    ("Final score: ten", "stop"),                     # ValueError
    ("Final score: 11", "stop"),                      # an int, outside the scale
    ("I'm sorry, but I can't assist with that.", "stop"),
    ("None", "content_filter"),
    ("The candidate repeats the reference word for word and", "length"),
    ("", "stop"),
    ("prefix of another sample\nscore 3\nFinal score: 6", "stop"),   # looks like other records
    ("Final score: 10\nFinal score: 3\nHope this helps", "stop"),    # ValueError: two scores
    ("A text\n\nwith many lines – and “quotes”, ümlauts\n\nFinal score: 7\n", "stop"),
]


def check(name, holds, detail=""):
    print(("ok    " if holds else "FAIL  ") + name + ("" if holds else f"  [{detail}]"), flush=True)
    if not holds:
        FAILED.append(name)


def read_as_reference(reply):
    """The reference's parser, and the name of what it dies of."""
    try:
        return int(reply.split("Final score:")[1].strip()), None
    except (IndexError, ValueError) as death:
        return None, type(death).__name__


class Bench:
    """A folder with results.json, a log and a table of one run of the reference's judge."""

    def __init__(self, program, replies):
        """replies: for each sample a list of (reply, finish reason), one a policy."""
        self.program, self.replies = program, replies
        self.folder = tempfile.mkdtemp(prefix="judge-import-")
        self.project = self.path("project")
        self.results = [{"prefix": f"prefix {i}\n  of a case – {i}", "reference": f"reference {i}", "original": f"o{i}", "opt": f"p{i}",
                         **{policy: f"{policy} says {i}" for policy in POLICIES}} for i in range(len(replies))]
        json.dump(self.results, open(self.path("results.json"), "w", encoding="utf-8"))
        self.deaths, self.scores = [], []
        self.write_log()
        self.write_table()

    def path(self, name):
        return os.path.join(self.folder, name)

    def write_log(self):
        logger = logging.getLogger(self.folder)
        handler = logging.FileHandler(self.path("exp0.log"), encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s - [%(levelname)s] - %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.info("Namespace(model='gpt-4-turbo')")
        prompt = completion = 0
        for number, sample in enumerate(self.replies):
            logger.info(f"prefix {self.results[number]['prefix']}")
            for policy, (reply, finish) in zip(POLICIES, sample):
                logger.info("HTTP Request: POST https://api.openai.com/v1/chat/completions \"HTTP/1.1 200 OK\"")
                logger.info(reply)
                logger.warning("a record of something else\nfinish reason none")
                logger.info(f"finish reason {finish}, prompt tokens 400, completion tokens 20")
                prompt, completion = prompt + 400, completion + 20
                score, death = read_as_reference(reply)
                if death:
                    self.deaths.append((number + 1, policy, death, reply))
                else:
                    logger.info(f"score {score}")
                self.scores.append((number, policy, score))
        logger.info(f"total prompt tokens {prompt}")
        logger.info(f"total completion tokens {completion}")
        logger.removeHandler(handler)
        handler.close()

    def write_table(self):
        with open(self.path("exp0-res.csv"), "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([""] + POLICIES)
            for number in range(len(self.replies)):
                writer.writerow([number] + ["" if score is None else score for sample, _, score in self.scores if sample == number])

    def mean(self, policy):
        values = [score for _, its, score in self.scores if its == policy and score is not None]
        return sum(values) / len(values), len(values)

    def run(self, *arguments):
        done = subprocess.run([self.program, "judge", *arguments, "--project", self.project, "--json"], capture_output=True, timeout=120)
        return done.returncode, json.loads(done.stdout) if done.stdout.strip() else {}, done.stderr.decode()

    def judge_import(self, *more, table=True, log=True):
        files = (["--csv", self.path("exp0-res.csv")] if table else []) + (["--log", self.path("exp0.log")] if log else [])
        return self.run("import", *files, "--results", self.path("results.json"), *more)

    def rows(self, sql):
        with sqlite3.connect(self.path("project/project.sqlite")) as database:
            return database.execute(sql).fetchall()


def ours(program, reply):
    done = subprocess.run([program, "judge", "parse"], input=reply.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def every_class(program):
    replies = [[REPLIES[i], REPLIES[(i + 5) % len(REPLIES)]] for i in range(len(REPLIES))]
    bench = Bench(program, replies)
    for table, log in ((True, True), (False, True)):
        code, report, err = bench.judge_import(table=table, log=log)
        what = "both" if table else "log alone"
        check(f"import, {what}: exit 0", code == 0, err)
        for model in report["models"]:
            mean, count = bench.mean(model["model"])
            check(f"import, {what}: the reference's mean of {model['model']}",
                  model["reference_n"] == count and abs(model["reference_mean"] - mean) < 1e-12, (model, mean, count))
        deaths = sorted((d["sample"], d["model"], d["error"], d["reply"]) for d in report["died_on"])
        check(f"import, {what}: every message its parser dies on, and no other", deaths == sorted(bench.deaths),
              set(deaths) ^ set(bench.deaths))
        lines = open(bench.path("exp0.log"), encoding="utf-8").read().split("\n")
        check(f"import, {what}: each is named by its line",
              all(lines[d["line"] - 1].endswith("- [INFO] - " + d["reply"].split("\n")[0]) for d in report["died_on"]))
    code, report, _ = bench.judge_import()
    # A failure is no score; what the reference read stands, what it died on is read anew where there is a score.
    for model in report["models"]:
        column = POLICIES.index(model["model"])
        values = []
        for reply, finish in (sample[column] for sample in replies):
            parsed = ours(program, reply)
            answered = finish == "stop" or read_as_reference(reply)[1] is None
            values += [parsed["value"]] if answered and parsed["value"] is not None else []
        check(f"import: our mean of {model['model']}", model["n_scored"] == len(values) and model["n_expected"] == len(replies)
              and abs(model["mean"] - sum(values) / len(values)) < 1e-12, (model, values))
    outcomes = dict(bench.rows("SELECT outcome, count(*) FROM jdg_attempt JOIN jdg_task USING(task_id) WHERE run_id=1 GROUP BY 1"))
    check("import: cut off, filtered and empty replies are failures of their own",
          (outcomes["truncated"], outcomes["filtered"], outcomes["empty"]) == (2, 2, 2), outcomes)
    check("import: tokens are those of the log",
          bench.rows("SELECT DISTINCT prompt_tokens, completion_tokens, cost, billed FROM jdg_attempt") == [(400, 20, None, "unknown")])


def again(program):
    bench = Bench(program, [[("Final score: 3", "stop"), ("Final score: 4", "stop")]] * 4)
    _, first, _ = bench.judge_import()
    before = bench.rows("SELECT count(*) FROM jdg_attempt") + bench.rows("SELECT count(*) FROM generation")
    code, second, _ = bench.judge_import()
    after = bench.rows("SELECT count(*) FROM jdg_attempt") + bench.rows("SELECT count(*) FROM generation")
    check("import: again changes nothing", code == 0 and first["added"] and not second["added"] and before == after
          and first["run"] == second["run"], (before, after))
    code, scores, _ = bench.run("rescore")
    check("import: read anew, it says the same", code == 0 and [model["mean"] for model in scores] == [3, 4], scores)
    code, _, err = bench.run("resume", "--retry_failed")
    check("import: an imported run cannot be sent", code == 2 and "imported" in err, (code, err))
    code, table, _ = bench.judge_import(log=False)
    check("import: a table alone is a run of its own", code == 0 and table["run"] != first["run"] and table["died_on"] == []
          and [model["mean"] for model in table["models"]] == [3, 4], table)
    code, scores, _ = bench.run("rescore", str(table["run"]))
    check("import: a score without its reply outlives reading anew", [model["n_scored"] for model in scores] == [4, 4], scores)
    check("import: two imports of the same texts share their candidates", bench.rows("SELECT count(*) FROM generation") == [(8,)])


def known_candidates(program):
    """Candidates that a run brought in are the same ones: a human study of that run can calibrate the old judge."""
    bench = Bench(program, [[("Final score: 3", "stop"), ("Final score: 4", "stop")]] * 4)
    folder = bench.path("run")
    os.makedirs(folder)
    with open(os.path.join(folder, "unlearn.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id".split(","))
        for row, item in enumerate(bench.results):
            writer.writerow([row, 0, 0, 0, 0, 0, 0, item["prefix"], item["ours"] + "<|endoftext|>", item["reference"], 700 + row])
    subprocess.run([program, "study", "create", folder, "--name", "s", "--rater", "A", "--rater", "B", "--project", bench.project],
                   check=True, capture_output=True)
    _, report, err = bench.judge_import()
    runs = dict(bench.rows("SELECT name, count(*) FROM run JOIN generation USING(run_id) GROUP BY 1"))
    check("import: candidates of a run are found again", runs == {"run": 4, "and": 4}, (runs, err))
    check("import: other models of the same samples have their doc_ids",
          bench.rows("SELECT min(doc_id), max(doc_id) FROM sample") == [(700, 703)])


def damaged(program):
    good = [[("Final score: 3", "stop"), ("Final score: 4", "stop")]] * 3
    bench = Bench(program, good)

    def refuses(name, words, change, **files):
        change()
        code, _, err = bench.judge_import(**files)
        check(f"import refuses {name}", code == 3 and all(word in err for word in words), (code, err))
        bench.write_table()
        open(bench.path("exp0.log"), "w", encoding="utf-8").close()
        bench.deaths, bench.scores = [], []
        bench.write_log()

    def edit(name, old, new):
        text = open(bench.path(name), encoding="utf-8").read()
        assert old in text
        open(bench.path(name), "w", encoding="utf-8").write(text.replace(old, new, 1))

    refuses("a score that is no number", ["exp0-res.csv", "line 3", "and"], lambda: edit("exp0-res.csv", "1,3,4", "1,x,4"))
    refuses("a table of another length", ["4 rows", "3 samples"], lambda: open(bench.path("exp0-res.csv"), "a").write("3,1,1\n"))
    refuses("a policy that results.json does not know", ["line 1", "'other'"], lambda: edit("exp0-res.csv", ",and", ",other"))
    refuses("a table and a log of different runs", ["line 2", "exp0.log", "says 3"], lambda: edit("exp0-res.csv", "0,3,4", "0,9,4"))
    refuses("a log of other samples", ["exp0.log", "line 2", "prefix"], lambda: edit("exp0.log", "prefix prefix 0", "prefix another"))
    refuses("a log without replies", ["exp0.log", "no reply"], lambda: open(bench.path("exp0.log"), "w").write("nothing\n"))
    check("import: what was refused left nothing behind", not os.path.exists(bench.path("project/project.sqlite"))
          or bench.rows("SELECT count(*) FROM sqlite_master WHERE name='jdg_run'") == [(0,)]
          or bench.rows("SELECT count(*) FROM jdg_run") == [(0,)])
    code, _, err = bench.judge_import(table=False, log=False)
    check("import asks for a file", code == 2 and "--csv" in err, (code, err))


def died_and_started_again(program):
    """The program dies of the third reply, is started again with the same log, and gets through."""
    bench = Bench(program, [[("Final score: 1", "stop"), ("Final score: 2", "stop")], [("Finale score: 5", "stop"), ("Final score: 6", "stop")]])
    path = bench.path("exp0.log")
    text = open(path, encoding="utf-8").read()
    dead = text[:text.index("Finale score")] + "Finale score: 5\n2024-05-01 12:00:00,000 - [INFO] - finish reason stop, prompt tokens 400, completion tokens 20\nTraceback (most recent call last):\nIndexError: list index out of range\n"
    # The second time the judge says it right, and its score is logged.
    finish = "finish reason stop, prompt tokens 400, completion tokens 20\n"
    head, tail = text.split("Finale score: 5", 1)
    tail = tail.replace(finish, finish + "2024-05-01 12:00:00,000 - [INFO] - score 9\n", 1)
    open(path, "w", encoding="utf-8").write(dead + head + "Final score: 9" + tail)
    code, report, err = bench.judge_import(table=False)
    means = {model["model"]: (model["mean"], model["n_scored"], model["n_expected"]) for model in report.get("models", [])}
    check("import: a log that begins again counts each candidate once", code == 0 and means == {"and": (5, 2, 2), "ours": (4, 2, 2)},
          (code, means, err))
    check("import: and keeps every reply", bench.rows("SELECT count(*) FROM jdg_attempt WHERE outcome='answer'") == [(7,)])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    program = os.path.abspath(parser.parse_args().program)
    for test in (every_class, again, known_candidates, damaged, died_and_started_again):
        test(program)
    print("failed: " + ", ".join(FAILED) if FAILED else "all held")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
