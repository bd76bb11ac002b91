#!/usr/bin/env python3
"""Runs the image path over the engine's reference data, stage by stage, and compares with its tolerances.

    vision_golden_test.py DOSSIER [--golden DIR]

The data are no part of this tree: DIR, else $DOSSIER_GOLDEN, else shared/golden near the source; without them the test is skipped (77), loudly.
Every kernel table that runs here: tiles by hash, patch embedding, first layer, merged rows, projected rows of both files, logits of a text model
that reads the images; one thread and three must give the same bits. Plans, layouts and filter weights: engine/vision/tile_plan_test.cc. Needs no package.
"""
import argparse
import array
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from golden_test import TABLES, Array, Failed, Report, difference, golden_folder


class Vision:
    def __init__(self, dossier, data):
        self.dossier, self.data = dossier, data
        self.index = json.loads((data / "index.json").read_text())

    def run(self, *command):
        done = subprocess.run([str(part) for part in (self.dossier, "model", *command)], capture_output=True)
        if done.returncode == 2 and b"do not run on this processor" in done.stderr:
            return None
        if done.returncode != 0:
            raise Failed(done.stderr.decode(errors="replace").strip())
        return done.stdout

    def floats(self, *command):
        out = self.run(*command)
        return None if out is None else array.array("f", out)

    def refusal(self, *command):
        """What the call says when it is refused as a mistake of the caller's; empty where it is not."""
        done = subprocess.run([str(part) for part in (self.dossier, "model", *command)], capture_output=True)
        return done.stderr.decode(errors="replace") if done.returncode == 2 else ""

    def expected(self, name):
        return Array(self.data / f"{name}.npy"), self.index["arrays"][f"{name}.npy"]["tolerance"]


def check_tiles(vision, report):
    for name, image in vision.index["images"].items():
        got = json.loads(vision.run("vision", vision.data / "vision-f32.gguf", vision.data / image["file"], "--stage", "tiles"))
        good = got["tile_sha256"] == image["tile_sha256"] and [got["rows"], got["cols"]] == image["grid_rows_cols"]
        report.fact(name, "-", "tiles by hash", good, f"{got['tiles']} tiles, {got['tokens']} tokens")


def compare(vision, report, name, table, what, got, right, allowed):
    if len(got) != len(right.values):
        report.fact(name, table, what, False, f"{len(got)} numbers, {len(right.values)} expected")
        return
    largest, rms = difference(got, right.values)
    report.line(name, table, what, largest, rms, (allowed, allowed), largest <= allowed)


def check_tower(vision, table, report):
    """False where the table does not run here."""
    model = vision.data / "vision-f32.gguf"
    for name, stage, file in (("ramp", "patch", "patch_embed"), ("ramp", "layer1", "layer1"), ("ramp", "shuffled", "shuffled"),
                              ("strokes", "patch", "patch_embed"), ("strokes", "layer1", "layer1"), ("strokes", "shuffled", "shuffled")):
        image = "ramp.ppm" if name == "ramp" else "strokes-tile4.ppm"
        got = vision.floats("vision", model, vision.data / image, "--stage", stage, "--kernels", table)
        if got is None:
            return False
        compare(vision, report, name, table, stage, got, *vision.expected(f"{name}.{file}"))
    for file in ("vision-f32.gguf", "vision-f16.gguf"):
        for name, image in vision.index["images"].items():
            command = ("vision", vision.data / file, vision.data / image["file"], "--kernels", table)
            got = vision.floats(*command, "--threads", 1)
            compare(vision, report, name, table, f"rows, {file[7:10]}", got, *vision.expected(f"{name}.rows"))
            report.fact(name, table, "three threads: same bits", vision.floats(*command, "--threads", 3) == got)
    return True


def check_fused(vision, table, text_model, work, report):
    for name, entry in vision.index["fused"].items():
        if not isinstance(entry, dict):
            continue
        tokens = work / f"{name}.i32"
        tokens.write_bytes(Array(vision.data / entry["tokens"]).values.tobytes())
        rows = ",".join(map(str, entry["positions"]))
        right, allowed = vision.expected(f"fused-{name}.logits")
        first = None
        for way in ([], ["--super-chunk", "7"], ["--mode", "decode"]):
            got = vision.floats("logits", text_model, "--tokens-file", tokens, "--rows", rows, "--kv-format", "f32", "--kernels", table, "--vision", vision.data / "vision-f32.gguf",
                                "--images", vision.data / vision.index["images"][name]["file"], *way)
            if first is None:
                first = got
                compare(vision, report, name, table, "fused logits", got, right, allowed)
            else:
                report.fact(name, table, f"{' '.join(way)[2:]}: same bits", got == first)
    # Two images in one prompt, one after the other: the first must not depend on the second.
    fused = {name: Array(vision.data / entry["tokens"]).values for name, entry in vision.index["fused"].items() if isinstance(entry, dict)}
    both = work / "both.i32"
    both.write_bytes(fused["ramp"].tobytes() + fused["strokes"].tobytes())
    images = ",".join(str(vision.data / vision.index["images"][name]["file"]) for name in ("ramp", "strokes"))
    rows = ",".join(map(str, vision.index["fused"]["ramp"]["positions"]))
    common = ("--kv-format", "f32", "--kernels", table, "--vision", vision.data / "vision-f32.gguf")
    one = vision.floats("logits", text_model, "--tokens-file", work / "ramp.i32", "--rows", rows, "--images", vision.data / "ramp.ppm", *common)
    two = vision.floats("logits", text_model, "--tokens-file", both, "--rows", rows, "--images", images, *common)
    report.fact("both", table, "two images: first's rows", one == two)
    swapped = vision.refusal("logits", text_model, "--tokens-file", work / "ramp.i32", "--images", vision.data / "strokes.ppm", *common)
    report.fact("both", table, "wrong image refused", "patch tokens" in swapped, swapped[:90])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--golden")
    a = parser.parse_args()
    golden = golden_folder(a.golden)
    if golden is None or not (golden / "vision/data/index.json").exists():
        print("SKIPPED: the engine's reference data are not here, so NO image was compared. Set DOSSIER_GOLDEN to the folder with index.json.")
        return 77
    vision, report = Vision(a.dossier, golden / "vision/data"), Report()
    with tempfile.TemporaryDirectory() as work:
        os.environ["XDG_CACHE_HOME"] = work
        check_tiles(vision, report)
        for table in TABLES:
            try:
                if check_tower(vision, table, report):
                    check_fused(vision, table, golden / "models/scout-f32.gguf", pathlib.Path(work), report)
                else:
                    print(f"{table} does not run on this processor", flush=True)
            except Failed as why:
                report.fact("run", table, "run", False, str(why))
    print(f"{report.failures} not held")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
