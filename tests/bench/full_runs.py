#!/usr/bin/env python3
"""Runs measurements by name and writes what each said to out/bench/NAME.log, with a table of all in out/bench/summary.md.

Usage: ./bench.sh [--list] [NAME or GROUP ...]          without names: everything, most of a day; `--list` has the minutes and what each needs

A row holds (exit 0), is short or failed (any other), or is skipped (77, or what it needs is missing: said, never silent). Exit 1 if one is short or failed.
Time is measured, so nothing else should run on the machine. Slices of a model are made in $DOSSIER_BENCH_DISK (default out/bench/slices), used and removed one
after another: at most 31 GB.

What a row may need:
  llama    $DOSSIER_LLAMA_PYTHON: llama-cpp-python built for this machine (tests/bench/llama_pairs.py says how)
  model    $DOSSIER_MODEL_PYTHON, or build/model (tests/model/make_venv.sh)
  eval     $DOSSIER_EVAL, or ../shared/eval: labelled data that are no part of this tree
  fuzz     the fuzz preset, built: cmake --preset fuzz && cmake --build --preset fuzz
  root     a control group is made; screen: xvfb-run
"""
import argparse
import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/release"
DOSSIER = str(BUILD / "app/dossier")
EVAL = pathlib.Path(os.environ.get("DOSSIER_EVAL", str(ROOT.parent / "shared/eval")))
OUT = ROOT / "out/bench"
DISK = pathlib.Path(os.environ.get("DOSSIER_BENCH_DISK", str(OUT / "slices")))
SKIPPED = 77

# Layers and type of a slice of Scout with random weights. {slice} in a command is its file.
SLICES = {"q4k": ("4", "Q4_K"), "q80": ("4", "Q8_0"), "q4k12": ("12", "Q4_K")}


@dataclasses.dataclass(frozen=True)
class Row:
    name: str
    group: str
    what: str
    minutes: int
    command: tuple
    needs: tuple = ()
    slice: str = ""


def test(script, *rest):
    return ("python3", f"tests/{script}", DOSSIER, *rest)


def bench(program, *rest):
    return (str(BUILD / "tests/bench" / program), *rest)


def pairs(figures):
    return ("python3", "tests/bench/llama_pairs.py", "{slice}", "--figures", figures, "--pairs", "5", "--cache", "f16", "--ubatch", "512", "--repack", "1")


def kit(script, *rest):
    return ("python3", str(EVAL / script), *rest)


FILINGS = "{filings}"  # the kit's 13 filings, each a word of its own
SMALL_PDFS = "{small_pdfs}"
ROWS = (
    Row("kernels", "engine", "each kernel as a share of what the machine reaches", 5, bench("kernel_bench")),
    Row("speed_q4k", "engine", "prefill and decode, Q4_K", 3, (DOSSIER, "model", "bench", "{slice}", "--threads", "2", "--repeat", "5", "--prefill", "512,2048", "--depth", "0,20480", "--decode", "16"), slice="q4k"),
    Row("pairs_q4k", "engine", "the same in turn with llama.cpp, at depth 0 and 20,480", 30, pairs("prefill:512:0,prefill:2048:0,decode:16:0,prefill:512:20480,decode:16:20480"), ("llama",), "q4k"),
    Row("start", "engine", "first and later starts, memory, experts streamed", 5, test("model/start_check.py", "{slice}"), slice="q4k"),
    Row("fit", "engine", "processor seconds planned and used", 6, test("model/fit_check.py", "{slice}"), slice="q4k"),
    Row("speculation", "engine", "drafts of which a scripted share is right", 5, test("model/speculation_curve.py", "{slice}"), slice="q4k"),
    Row("sequences", "engine", "16 questions over one prefix of 32,768, together and one by one", 8, (DOSSIER, "model", "bench", "{slice}", "--threads", "2", "--repeat", "1", "--prefill", "0", "--depth", "32768", "--decode", "4", "--sequences", "16"), slice="q4k"),
    Row("second_question", "engine", "128K tokens of documents, restart, a second question", 25, test("model/second_question_check.py", "{slice}", "--tokens", "131072"), slice="q4k"),
    Row("speed_q80", "engine", "prefill and decode, Q8_0", 2, (DOSSIER, "model", "bench", "{slice}", "--threads", "2", "--repeat", "5", "--prefill", "512,2048", "--depth", "0", "--decode", "16"), slice="q80"),
    Row("pairs_q80", "engine", "the same in turn with llama.cpp", 4, pairs("prefill:512:0,decode:16:0"), ("llama",), "q80"),
    Row("streamed", "engine", "twelve layers under 8 GiB, two super-chunks, against all in memory", 15, test("model/streamed_weights_check.py", "{slice}", "--limit", "8G"), ("root",), "q4k12"),
    Row("long_prefill", "kv", "1,048,576 tokens against float64", 45, test("model/long_prefill_check.py", "--tokens", "1048576", "--ram", "16M"), ("model",)),
    Row("long_decode", "kv", "behind 10,485,760 tokens, each page matters", 15, test("model/long_decode_check.py"), ("model",)),
    Row("kv_kills", "kv", "50 kills of a prefill, flipped bytes, a full disk", 5, test("model/kv_fault_test.py", "--kills", "50")),
    Row("tokenizer", "engine", "no difference to regex, tokenizers, tiktoken", 5, ("python3", "tests/model/tokenizer_check.py", str(BUILD / "tests/bench/tokenizer_bench")), ("model",)),
    Row("smollm2", "engine", "real weights: perplexity, best tokens, answers, drafts", 10, test("model/smollm2_check.py", "perplexity", "exact", "answers", "equal", "speculation", "questions", "cancel"), ("model",)),
    Row("kills", "faults", "200 kills of an ingest", 25, test("faults/kill_test.py", "--kills", "200", "--folder", "sample_docs")),
    Row("interrupts", "faults", "20 times Ctrl-C", 3, test("faults/kill_test.py", "--kills", "20", "--signal", "INT")),
    Row("batch_kills", "faults", "50 kills of a batch that a model writes", 15, test("faults/batch_kill_test.py", "sample_docs", "--kills", "50"), ("model",)),
    Row("peaks", "faults", "memory of every process, one large or hostile file of each kind", 40, test("faults/peak_test.py")),
    Row("fuzz", "faults", "ten minutes of processor time for each parser of bytes", 400, ("python3", "tests/fuzz/run.py", "build/fuzz", "600"), ("fuzz",)),
    Row("write", "archive", "200,000 generated pages in four shards, merged", 8, bench("archive_bench", "{scratch}", "200000", "4")),
    Row("search", "archive", "searches over 50,000 pages", 3, bench("search_bench", "{scratch}/s.dossier", "50000")),
    Row("ingest_filings", "ingest", "the kit's filings against pdftotext -bbox", 3, ("python3", "tests/bench/ingest_pairs.py", DOSSIER, "--aim", "1.5", FILINGS), ("eval",)),
    Row("ingest_small", "ingest", "the kit's small PDFs against pdftotext -bbox", 1, ("python3", "tests/bench/ingest_pairs.py", DOSSIER, "--aim", "2.0", SMALL_PDFS), ("eval",)),
    Row("desktop", "desktop", "first page of 2,000, frames while scrolling", 2, ("sh", "-c", f"tests/bench/long_pdf.py 2000 {{scratch}}/l.pdf && {DOSSIER} ingest {{scratch}}/l.pdf --archive {{scratch}}/l.dossier && xvfb-run -a -s '-screen 0 1600x1000x24' {BUILD}/ui/desktop-bench {{scratch}}/l.dossier l.pdf"), ("screen",)),
    Row("filings", "quality", "right page, right filing, figures found", 1, kit("finance/run.py", "financebench"), ("eval",)),
    Row("tables_questions", "quality", "questions to tables", 1, kit("finance/run.py", "tatqa"), ("eval",)),
    Row("calls", "quality", "earnings calls in three points", 2, kit("finance/run.py", "ectsum"), ("eval",)),
    Row("claims", "quality", "mutated and reworded claims", 2, kit("verify/run.py", "mutation", "rewording"), ("eval",)),
    Row("reading", "quality", "scans, receipts, rendered pages, tables, odd files", 10, kit("ingest/run.py", "--tasks", "sroie,scans,rendered,tables,odd"), ("eval",)),
    Row("contracts", "quality", "questions to contracts, by clause", 15, test("bench/contract_clauses.py", str(EVAL / "legal")), ("eval",)),
)


def missing(row):
    """What a row needs and is not here, in words; empty if nothing."""
    lacks = {
        "llama": lambda: "" if os.environ.get("DOSSIER_LLAMA_PYTHON") else "DOSSIER_LLAMA_PYTHON is not set",
        "model": lambda: "" if os.environ.get("DOSSIER_MODEL_PYTHON") or (ROOT / "build/model/bin/python").exists() else "no packages: tests/model/make_venv.sh",
        "eval": lambda: "" if EVAL.is_dir() else f"no labelled data at {EVAL}",
        "fuzz": lambda: "" if (ROOT / "build/fuzz/build.ninja").exists() else "the fuzz preset is not built",
        "root": lambda: "" if os.geteuid() == 0 else "wants root",
        "screen": lambda: "" if shutil.which("xvfb-run") else "no xvfb-run",
    }
    return "; ".join(filter(None, (lacks[need]() for need in row.needs)))


class Slice:
    """The slice that stands on the disk; the one before it is removed, with what was packed from it."""

    def __init__(self):
        self.name = ""

    def path(self, name):
        return DISK / f"{name}.gguf"

    def stand(self, name):
        if name == self.name:
            return
        self.remove()
        layers, kind = SLICES[name]
        DISK.mkdir(parents=True, exist_ok=True)
        self.name = name
        subprocess.run([DOSSIER, "model", "synth", "--shape", "tests/bench/shapes/scout.json", "--layers", layers, "--type", kind, "--seed", "1", "-o", str(self.path(name))],
                       cwd=ROOT, check=True)

    def remove(self):
        if self.name:
            for file in DISK.glob(f"{self.name}.gguf*"):
                file.unlink()
        self.name = ""


def words(row, scratch):
    many = {FILINGS: sorted((EVAL / "finance/data/financebench").rglob("*.pdf")), SMALL_PDFS: sorted((EVAL / "ingest/data/tables").rglob("*.pdf"))}
    out = []
    for word in row.command:
        if word in many:
            out += [str(file) for file in many[word]]
        else:
            out.append(word.replace("{slice}", str(DISK / f"{row.slice}.gguf")).replace("{scratch}", scratch))
    return out


def run(row, slices):
    """Verdict, seconds and the last line of what the row said."""
    lacks = missing(row)
    if lacks:
        return "skipped", 0.0, lacks
    began = time.monotonic()
    scratch = DISK / "scratch"
    log = OUT / f"{row.name}.log"
    try:
        if row.slice:
            slices.stand(row.slice)
        scratch.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as file:
            code = subprocess.run(words(row, str(scratch)), cwd=ROOT, stdout=file, stderr=subprocess.STDOUT, env=dict(os.environ, DOSSIER=DOSSIER)).returncode
    except (OSError, subprocess.CalledProcessError) as error:
        return "failed", time.monotonic() - began, str(error)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    lines = log.read_text(errors="replace").strip().splitlines()
    lines = [line for line in lines if not line.startswith('{"restored_tokens"')] or lines  # what `model bench` says behind its figures
    verdict = {0: "done", SKIPPED: "skipped"}.get(code, f"short or failed ({code})")
    return verdict, time.monotonic() - began, lines[-1] if lines else "it said nothing"


def chosen(names):
    known = {row.name for row in ROWS} | {row.group for row in ROWS}
    for name in names:
        if name not in known:
            sys.exit(f"bench.sh: no measurement or group is called {name}; --list names them")
    return [row for row in ROWS if not names or row.name in names or row.group in names]


def main():
    parser = argparse.ArgumentParser(prog="bench.sh", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="names, groups, minutes, what is needed and missing; runs nothing")
    parser.add_argument("names", nargs="*", metavar="NAME")
    args = parser.parse_args()
    rows = chosen(args.names)
    if args.list:
        for row in rows:
            lacks = missing(row)
            print(f"{row.group:8} {row.name:17} {row.minutes:4} min  {row.what}" + (f"  [{lacks}]" if lacks else ""))
        return 0
    OUT.mkdir(parents=True, exist_ok=True)
    slices, table = Slice(), ["| what | verdict | seconds | last line |", "|---|---|---|---|"]
    failed = False
    try:
        for row in rows:
            print(f"{row.name}: {row.what} (about {row.minutes} min)", flush=True)
            verdict, seconds, last = run(row, slices)
            failed |= verdict not in ("done", "skipped")
            print(f"  {verdict}, {seconds:.0f} s: {last}", flush=True)
            last = last.replace("|", "/")
            table.append(f"| {row.name} | {verdict} | {seconds:.0f} | {last} |")
            (OUT / "summary.md").write_text("\n".join(table) + "\n")
    finally:
        slices.remove()
    print(f"Everything that was said: {OUT}/*.log; the table: {OUT}/summary.md")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
