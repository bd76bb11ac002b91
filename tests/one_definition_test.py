#!/usr/bin/env python3
"""Fails if two files define a type of the same full name: the linker would keep one and use it for both, silently.

Usage: one_definition_test.py [ROOT]   or --self-test

Names in anonymous namespaces, inside functions and inside other types cannot clash and do not count; forward declarations are no definitions.
"""
import pathlib
import re
import sys

FOLDERS = ("base", "ingest", "storage", "kernels", "engine", "app", "ui", "tests")
NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.S | re.M)
NAMESPACE = re.compile(r"(?:^|\W)namespace\s+([\w:]+)?\s*(?:\[\[.*?\]\]\s*)?$")
ANONYMOUS = re.compile(r"(?:^|\W)namespace\s*$")
TYPE = re.compile(r"(?:^|[^\w<,])(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(?:alignas\s*\([^)]*\)\s*|\[\[.*?\]\]\s*)?(\w+(?:::\w+)*)\s*(?:final\s*)?(?::(?!:)[^;{}]*)?$", re.S)


def definitions(text):
    """Full names of the types that the text defines at namespace scope with external linkage."""
    text = NOISE.sub(lambda m: '""' if m[0][0] in "\"R" else " ", text)
    out, scopes, start = [], [], 0
    for at in re.finditer(r"[{};]", text):
        if at[0] == "{":
            head = text[start:at.start()]
            if ANONYMOUS.search(head):
                scopes.append(None)
            elif named := NAMESPACE.search(head):
                scopes.append(named[1])
            elif re.search(r'extern\s*""\s*$', head):
                scopes.append("")
            else:
                if (named := TYPE.search(head)) and all(isinstance(s, str) for s in scopes):
                    out.append("::".join([s for s in scopes if s] + [named[1]]))
                scopes.append(False)  # a type, a function, a value: nothing inside counts
        elif at[0] == "}" and scopes:
            scopes.pop()
        start = at.end()
    return out


def clashes(root):
    seen = {}
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cc", ".cu", ".cuh"):
                for name in set(definitions(path.read_text(encoding="utf-8", errors="replace"))):
                    seen.setdefault(name, []).append(path.relative_to(root).as_posix())
    return [f"{name} is defined in {' and '.join(files)}" for name, files in sorted(seen.items()) if len(files) > 1], len(seen)


def self_test():
    text = """
namespace a::b { struct One { int x; struct Inner {}; }; class Two final : public One { void f() { struct Local {}; } }; enum class Three : int { x };
struct Forward; template <typename T> struct Four { T x; }; One make() { return {}; } inline One held = { 1 };
namespace { struct Hidden {}; } struct [[nodiscard]] Five {}; // struct Comment {
const char* s = "struct Quoted {"; const char* r = R"(struct Raw {)"; char c = '{'; int n = 1'000; }
extern "C" { struct Plain { int x; }; }
struct Six {};
"""
    expected = ["a::b::One", "a::b::Two", "a::b::Three", "a::b::Four", "a::b::Five", "Plain", "Six"]
    got = definitions(text)
    assert got == expected, got


if __name__ == "__main__":
    self_test()
    problems, names = clashes(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(problems) or f"{names} types, each defined once")
    sys.exit(1 if problems or names == 0 else 0)
