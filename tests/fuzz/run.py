#!/usr/bin/env python3
"""Runs the fuzz targets of a build in the fuzz preset, each for some seconds of one core, and prints one line of a table for each.

Usage: run.py BUILD SECONDS [TARGET...]          e.g. tests/fuzz/run.py build/fuzz 600 html_fuzz rtf_fuzz

What it learns stays in BUILD/corpus/TARGET for the next run; an input that crashes, leaks, hangs (10 s) or takes 2 GB is kept in BUILD/findings/TARGET and
makes the exit code 1. Mend it, and put the input into tests/fuzz/corpus/TARGET, where every run of the tests replays it.
"""
import os
import re
import resource
import subprocess
import sys

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def programs(build):
    found = {}
    for folder, _, files in os.walk(build):
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith("_fuzz") and os.access(path, os.X_OK) and os.path.isdir(os.path.join(SEEDS, name)):
                found[name] = path
    return dict(sorted(found.items()))


def run(build, name, program, seconds):
    corpus, findings = os.path.join(build, "corpus", name), os.path.join(build, "findings", name)
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    before = set(os.listdir(findings))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1", f"-artifact_prefix={findings}/",
                           corpus, os.path.join(SEEDS, name)], capture_output=True, text=True, errors="replace", env=dict(os.environ, ASAN_OPTIONS="allocator_may_return_null=1"))
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime
    inputs = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stdout + done.stderr)
    edges = re.findall(r"cov: (\d+)", done.stderr)
    new = sorted(set(os.listdir(findings)) - before)
    print(f"| {name} | {cpu / 60:.1f} | {int(inputs[1]) if inputs else 0:,} | {edges[-1] if edges else '?'} | {', '.join(new) or ('none' if done.returncode == 0 else 'exit %d' % done.returncode)} |", flush=True)
    if done.returncode != 0:
        with open(f"{findings}/log", "w", encoding="utf-8") as log:
            log.write(done.stderr[-20000:])
    return done.returncode == 0


def main():
    build, seconds, wanted = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    known = programs(build)
    missing = [name for name in wanted if name not in known]
    if missing or not known:
        sys.exit(f"not built: {', '.join(missing) or build}")
    print("| target | CPU minutes | inputs | edges | findings |\n|---|---|---|---|---|")
    return 0 if all([run(build, name, known[name], seconds) for name in wanted or known]) else 1


if __name__ == "__main__":
    sys.exit(main())
