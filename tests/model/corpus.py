"""Text for tests of the tokenizer: twelve languages, code, digits, emoji, white space, and strings made to be awkward.

Prose comes from the translations that the Python package Django carries and from message catalogues on this machine, so nothing has to be
fetched but a package; the rest is made from a seed. make_corpus(FOLDER) returns {name: path}.
"""
import gettext
import importlib.util
import pathlib
import random
import re
import unicodedata

LANGUAGES = {"ar": ["ar"], "de": ["de"], "en": ["en"], "es": ["es"], "fil": ["tl", "fil"], "fr": ["fr"], "hi": ["hi"], "id": ["id"],
             "it": ["it"], "pt": ["pt", "pt_BR"], "th": ["th"], "vi": ["vi"]}
LEAST = 450_000  # bytes a language


def po_texts(path, field):
    """msgid or msgstr texts of a .po file"""
    text = path.read_text("utf-8")
    for m in re.finditer(rf'^{field}(?:\[\d\])? ((?:".*"\n)+)', text, re.M):
        yield re.sub(r'"\n"', "", m.group(1)).strip().strip('"').replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t")


def prose(language):
    folders = LANGUAGES[language]
    spec = importlib.util.find_spec("django")
    if spec:
        root = pathlib.Path(spec.origin).parent
        for folder in folders:
            for path in sorted(root.glob(f"**/locale/{folder}/LC_MESSAGES/*.po")):
                yield from po_texts(path, "msgid" if language == "en" else "msgstr")
    for folder in folders:
        for path in sorted(pathlib.Path("/usr/share/locale").glob(f"{folder}/LC_MESSAGES/*.mo")):
            try:
                catalogue = gettext.GNUTranslations(path.open("rb"))._catalog
            except Exception:  # a catalogue in another encoding
                continue
            yield from (str(v) for k, v in catalogue.items() if k)


def sentences(language, rng):
    """The prose as it is, then sentences of its words in another order until there is enough."""
    texts = list(dict.fromkeys(t for t in prose(language) if t.strip()))
    out = "\n".join(texts)
    words = [w for t in texts for w in t.split()]
    if not words:
        raise SystemExit(f"no text in {language}: install the Python package Django")
    parts = [out]
    size = len(out.encode())
    while size < LEAST:
        sentence = " ".join(rng.choice(words) for _ in range(rng.randint(4, 25))) + rng.choice([". ", "! ", "? ", ".\n", ";\n\n", ": ", "\r\n"])
        parts.append(sentence)
        size += len(sentence.encode())
    return "".join(parts)


def code():
    import email, http, json  # noqa: E401  any part of the standard library will do
    parts = [p.read_text("utf-8") for m in (json, email, http) for p in sorted(pathlib.Path(m.__file__).parent.glob("*.py"))]
    return "".join(parts)


def figures(rng, size):
    out = []
    while size > 0:
        n = rng.randint(0, 10 ** rng.randint(1, 14))
        s = rng.choice([f"{n:,}", f"{n}", f"({n/100:,.2f})", f"{n%100}%", f"${n:,}", f"{n%31}/{n%12}/{n%3000}", f"+{n}", f"{n}e{n%9}", f"\u0967\u0968{n}\u0663", f"{n%7}\u00bd"])
        s += rng.choice([" ", "  ", "\t", "\n", "", " | ", ", ", "\u00a0"])
        out.append(s)
        size -= len(s.encode())
    return "".join(out)


def awkward(rng, size):
    """Characters of every category, runs of white space, marks, contractions, capitals, emoji sequences, in all orders."""
    by_category = {}
    for c in range(0x110000):
        category = unicodedata.category(chr(c))
        if category not in ("Cn", "Cs", "Co"):
            by_category.setdefault(category, []).append(chr(c))
    spaces = [c for c in map(chr, range(0x3001)) if c.isspace() and c not in "\x1c\x1d\x1e\x1f"] + ["\u200b", "\u2060", "\ufeff"]
    fixed = ["'s", "'S", "'\u017f", "'re", "'RE", "'Ve", "'m", "'ll", "'lL", "'d", "'t", "'", "\u2019s", "\n", "\r\n", "\r", " ", "  ", "\t", "/", "//",
             "\u00e9", "e\u0301", "\u0130", "\u01c5", "\u02b0", "\u0e2a\u0e27\u0e31", "\u0928\u094d", "\U0001f44d\U0001f3fd", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
             "\U0001f1e9\U0001f1ea", "\u2764\ufe0f", "1", "12", "1234", "\u0664", "\u2160", "<|eot|>", "<|begin_of_text|>", "A", "Bc", "ABC", "abc", ".", "...", "-", "_"]
    categories = sorted(by_category)
    out = []
    while size > 0:
        kind = rng.random()
        if kind < 0.35:
            s = rng.choice(by_category[rng.choice(categories)])
        elif kind < 0.5:
            s = rng.choice(spaces) * rng.choice([1, 1, 2, 3])
        elif kind < 0.9:
            s = rng.choice(fixed)
        else:
            s = "".join(rng.choice(by_category[rng.choice(["Lu", "Ll", "Lo", "Lm", "Mn", "Mc"])]) for _ in range(rng.randint(1, 12)))
        out.append(s)
        size -= len(s.encode())
    return "".join(out)


def make_corpus(folder):
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for language in LANGUAGES:
        made[language] = sentences(language, random.Random(language))
    made["code"] = code()
    made["figures"] = figures(random.Random("figures"), 300_000)
    made["awkward"] = awkward(random.Random("awkward"), 1_500_000)
    made["space"] = "".join(random.Random("space").choice([" ", "\n", "\t", "\r\n", " x", "\u3000", "\u00a0", "y"]) for _ in range(200_000))
    paths = {}
    for name, text in made.items():
        paths[name] = folder / f"{name}.txt"
        paths[name].write_bytes(text.encode("utf-8"))
    mixed = list(made.values())
    random.Random("mixed").shuffle(mixed)
    # The awkward strings are no text of a document: the mixed text for speed holds a tenth of them.
    paths["mixed"] = folder / "mixed.txt"
    paths["mixed"].write_bytes("\n".join(t if t is not made["awkward"] else t[: len(t) // 10] for t in mixed).encode("utf-8"))
    return paths
