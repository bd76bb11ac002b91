#!/usr/bin/env python3
"""Runs the cases of tests/cli/*.case: what each command prints, where, and with which exit code.

    run_cases.py DOSSIER SAMPLE_DOCS FILE.case...            compares; exit 1 names every difference
    run_cases.py DOSSIER SAMPLE_DOCS FILE.case... --update   writes what the program said into the files; read it before you commit it

A case file holds cases; each begins with "case:" and runs in an empty folder of its own. CONTRIBUTING.md explains the lines.
"""
import os, re, shutil, subprocess, sys, tempfile

PLACEHOLDERS = {"<any>": ".*?", "<number>": r"[0-9][0-9.,]*", "<hash>": "[0-9a-f]{12,64}"}
ANY_LINES = "<lines>"


class Step:
    def __init__(self, command, at):
        self.command, self.at = command, at
        self.stdin, self.out, self.err, self.code = [], [], [], 0


class Case:
    def __init__(self, title):
        self.title, self.archive, self.files, self.steps = title, False, [], []


def parse(path):
    """The cases of a file, and its lines with the steps' expectations taken out (for --update)."""
    cases, frame = [], []
    for number, line in enumerate(open(path, encoding="utf-8").read().splitlines(), 1):
        bad = lambda why: sys.exit(f"{path}:{number}: {why}: {line}")
        step = cases[-1].steps[-1] if cases and cases[-1].steps else None
        if line.startswith("case: "):
            cases.append(Case(line[6:]))
        elif not line or line.startswith("#"):
            pass
        elif not cases:
            bad("a case file begins with case: TITLE")
        elif line == "with archive":
            cases[-1].archive = True
        elif line.startswith("file "):
            cases[-1].files.append((line[5:], []))
        elif line.startswith("| ") or line == "|":
            if step:
                step.stdin.append(line[2:])
            elif cases[-1].files:
                cases[-1].files[-1][1].append(line[2:])
            else:
                bad("| belongs below a file or a command")
        elif line.startswith("$ "):
            cases[-1].steps.append(Step(line[2:], number))
        elif line[0] in ">!=" and step:
            if line[0] == "=":
                step.code = int(line[1:])
            else:
                (step.out if line[0] == ">" else step.err).append(line[2:])
            continue
        else:
            bad("no such line; see CONTRIBUTING.md")
        frame.append((line, step if line.startswith("|") else cases[-1].steps[-1] if line.startswith("$ ") else None))
    return cases, frame


def pattern(lines):
    out = ""
    for line in lines:
        if line == ANY_LINES:
            out += r"(?:[^\n]*\n)*"
            continue
        for piece in re.split("(<any>|<number>|<hash>)", line):
            out += PLACEHOLDERS.get(piece) or re.escape(piece)
        out += r"\n"
    return re.compile(out + r"\Z")


class Room:
    """The folder all cases of a run share: the sample documents in docs/, and work/, emptied for each case."""

    def __init__(self, dossier, samples):
        self.top = os.path.realpath(tempfile.mkdtemp(prefix="dossier-cases-"))
        self.work, self.docs = self.top + "/here", self.top + "/docs"
        os.makedirs(self.top + "/bin")
        os.symlink(os.path.abspath(dossier), self.top + "/bin/dossier")
        shutil.copytree(samples, self.docs, ignore=shutil.ignore_patterns("make", "expected.json"))
        self.env = {"PATH": self.top + "/bin:" + os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.top + "/home", "DOCS": self.docs, "LC_ALL": "C.UTF-8",
                    "SOURCE_DATE_EPOCH": "1704067200", "TMPDIR": self.top}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]
        self.made = None
        # What may not be read is refused to root too, once it has given its capabilities away.
        drop = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]
        self.shell = ([*drop] if os.geteuid() == 0 and subprocess.run([*drop, "true"], capture_output=True).returncode == 0 else []) + ["bash", "-c"]

    def archive(self):
        """Made once: documents that need no OCR, one damaged file among them."""
        if not self.made:
            self.made = self.top + "/made.dossier"
            paths = [self.docs + p for p in ("/contracts", "/sheets", "/mail", "/scans/Quarterly review (damaged).pdf")]
            done = subprocess.run(["dossier", "ingest", "--jobs", "1", "--archive", self.made, *paths], env=self.env, capture_output=True, text=True)
            if done.returncode != 3:
                sys.exit(f"the archive of the cases was not made: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return self.made

    def enter(self, case):
        # Tests may take rights away from their files; give them back before they are removed.
        subprocess.run(["chmod", "-R", "u+rwX", self.work], stderr=subprocess.DEVNULL, check=False)
        shutil.rmtree(self.work, ignore_errors=True)
        os.makedirs(self.work)
        env = dict(self.env)
        if case.archive:
            shutil.copy(self.archive(), self.work + "/archive.dossier")
            env["DOSSIER_ARCHIVE"] = self.work + "/archive.dossier"
        for name, lines in case.files:
            os.makedirs(os.path.dirname(f"{self.work}/{name}"), exist_ok=True)
            with open(f"{self.work}/{name}", "w", encoding="utf-8") as out:
                out.write("".join(line + "\n" for line in lines))
        return env

    def run(self, step, env):
        stdin = "".join(line + "\n" for line in step.stdin)
        done = subprocess.run([*self.shell, step.command], cwd=self.work, env=env, input=stdin.encode(), capture_output=True, timeout=300)
        text = lambda raw: raw.decode("utf-8", "backslashreplace").replace(self.top, "DIR").replace("\r", "<return>")
        return text(done.stdout), text(done.stderr), done.returncode


def with_end(text):
    """A last line without its end is shown so, and is another output than one with it."""
    return text if not text or text.endswith("\n") else text + "<no line end>\n"


def compare(step, got):
    faults = []
    for name, expected, text in (("stdout", step.out, with_end(got[0])), ("stderr", step.err, with_end(got[1]))):
        if not pattern(expected).match(text):
            faults.append((name, "".join(line + "\n" for line in expected), text))
    if step.code != got[2]:
        faults.append(("exit code", f"{step.code}\n", f"{got[2]}\n"))
    return faults


def updated(frame, results):
    lines = []
    waiting = None
    def flush():
        nonlocal waiting
        if not waiting:
            return
        step, got, same = waiting
        out, err, code = (step.out, step.err, step.code) if same else (with_end(got[0]).splitlines(), with_end(got[1]).splitlines(), got[2])
        lines.extend("> " + l if l else ">" for l in out)
        lines.extend("! " + l if l else "!" for l in err)
        if code:
            lines.append(f"= {code}")
        waiting = None
    for line, step in frame:
        if not line.startswith("|"):
            flush()
        lines.append(line)
        if line.startswith("$ ") and step in results:
            waiting = (step, *results[step])
    flush()
    return "\n".join(lines) + "\n"


def main():
    update = "--update" in sys.argv
    dossier, samples, *files = [a for a in sys.argv[1:] if a != "--update"]
    room, failed, ran = Room(dossier, samples), 0, 0
    try:
        for path in files:
            cases, frame = parse(path)
            results = {}
            for case in cases:
                env = room.enter(case)
                for step in case.steps:
                    got = room.run(step, env)
                    faults = compare(step, got)
                    results[step] = (got, not faults)
                    ran += 1
                    failed += bool(faults)
                    for name, expected, actual in [] if update else faults:
                        print(f"{path}:{step.at}: {case.title}\n  $ {step.command}\n  {name} expected:\n{indent(expected)}  but it is:\n{indent(actual)}")
            if update:
                open(path, "w", encoding="utf-8").write(updated(frame, results))
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", room.top], stderr=subprocess.DEVNULL, check=False)
        shutil.rmtree(room.top, ignore_errors=True)
    print(f"{ran} commands, {failed} {'changed' if update else 'differ'}")
    return 1 if failed and not update else 0


def indent(text):
    return "".join("    " + line + "\n" for line in text.splitlines()) or "    (nothing)\n"


if __name__ == "__main__":
    sys.exit(main())
