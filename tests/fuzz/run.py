#!/usr/bin/env python3
"""Runs the fuzz targets of a build in the fuzz preset until each has had so many seconds of processor time, and prints one line of a table for each.

Usage: run.py BUILD SECONDS [TARGET...]          e.g. tests/fuzz/run.py build/fuzz 600 html_fuzz rtf_fuzz

Processor time counts, not the clock: on a busy machine a run takes longer and is worth the same. What each target has had is kept in BUILD/fuzz_record.jsonl,
so a run that was cut short goes on where it was; the seconds start again from nothing when that file is removed. A run that is told to end (SIGTERM, Ctrl-C) writes
down what the target at hand has had.

What it learns stays in BUILD/corpus/TARGET for the next run. An input that crashes, leaks, takes 2 GB or 10 s of processor time is kept in BUILD/findings/TARGET
and makes the exit code 1. Mend it, and put the input into tests/fuzz/corpus/TARGET, where every run of the tests replays it.
"""
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")
SLOW = 10  # seconds of processor time for one input
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="allocator_may_return_null=1")
told_to_end = []


def end_soon(number, frame):
    told_to_end.append(number)


def programs(build):
    found = {}
    for folder, _, files in os.walk(build):
        for name in files:
            path = os.path.join(folder, name)
            if name.endswith("_fuzz") and os.access(path, os.X_OK) and os.path.isdir(os.path.join(SEEDS, name)):
                found[name] = path
    return dict(sorted(found.items()))


def processor_seconds(pid):
    """Of a process that runs; 0 when it has ended."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return 0


def is_slow(program, path):
    """libFuzzer goes by the clock, which runs on while others have the machine: only what takes long by itself is a finding."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        code = subprocess.run([program, "-timeout=3000", path], capture_output=True, env=ENVIRONMENT, check=False, timeout=600).returncode
    except subprocess.TimeoutExpired:
        return True
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return code != 0 or now.ru_utime + now.ru_stime - spent.ru_utime - spent.ru_stime > SLOW


def fuzz(build, name, program, seconds):
    """-> (processor seconds, inputs, edges, names of what was found, whether the program ended well)"""
    corpus, findings = os.path.join(build, "corpus", name), os.path.join(build, "findings", name)
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    before = set(os.listdir(findings))
    with open(os.path.join(findings, "log"), "w+", encoding="utf-8", errors="replace") as log:
        running = subprocess.Popen([program, "-timeout=300", f"-report_slow_units={SLOW}", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1",
                                    f"-artifact_prefix={findings}/", corpus, os.path.join(SEEDS, name)], stdout=log, stderr=log, env=ENVIRONMENT, start_new_session=True)
        spent = 0
        while running.poll() is None:
            spent = max(spent, processor_seconds(running.pid))
            if spent >= seconds or told_to_end:
                running.send_signal(signal.SIGUSR1)  # libFuzzer ends the input at hand and prints its figures
            time.sleep(1)
        log.seek(0)
        said = log.read()
    inputs = re.search(r"stat::number_of_executed_units:\s*(\d+)", said) or (re.findall(r"^#(\d+)", said, re.M) or ["0", "0"])[-2:]
    edges = re.findall(r"cov: (\d+)", said)
    found = []
    for path in sorted(set(os.listdir(findings)) - before - {"log"}):
        whole = os.path.join(findings, path)
        if path.startswith(("slow-unit-", "timeout-")) and not is_slow(program, whole):
            os.remove(whole)
        else:
            found.append(path)
    return spent, int(inputs[1]), int(edges[-1]) if edges else 0, found, running.returncode == 0


def main():
    signal.signal(signal.SIGTERM, end_soon)
    signal.signal(signal.SIGINT, end_soon)
    build, seconds, wanted = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    known = programs(build)
    missing = [name for name in wanted if name not in known]
    if missing or not known:
        sys.exit(f"not built: {', '.join(missing) or build}")
    record = os.path.join(build, "fuzz_record.jsonl")
    print("| target | CPU minutes | inputs | edges | findings |\n|---|---|---|---|---|")
    all_well = True
    for name in wanted or known:
        if told_to_end:
            break
        runs = []
        if os.path.exists(record):
            with open(record, encoding="utf-8") as lines:
                runs = [run for run in map(json.loads, lines) if run["target"] == name]
        had = sum(run["seconds"] for run in runs)
        found, well = [], True
        if had < seconds:
            spent, inputs, edges, found, well = fuzz(build, name, known[name], seconds - had)
            runs.append({"target": name, "seconds": round(spent, 1), "inputs": inputs, "edges": edges, "found": found})
            with open(record, "a", encoding="utf-8") as lines:
                lines.write(json.dumps(runs[-1]) + "\n")
        all_well = all_well and well and not found
        print(f"| {name} | {sum(run['seconds'] for run in runs) / 60:.1f} | {sum(run['inputs'] for run in runs):,} | {max(run['edges'] for run in runs)} | "
              f"{', '.join(found) or ('none' if well else 'did not end well: see findings/%s/log' % name)} |", flush=True)
    return 0 if all_well else 1


if __name__ == "__main__":
    sys.exit(main())
