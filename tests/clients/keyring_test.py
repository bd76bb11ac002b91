#!/usr/bin/env python3
"""The key of an endpoint from a real keyring: dossier-net asks gnome-keyring through secret-tool, sends the key, and says what to do where there is none.

Usage: keyring_test.py DOSSIER_NET        exit 77: gnome-keyring, secret-tool or dbus-run-session is missing (packages gnome-keyring libsecret-tools dbus-daemon)
"""
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading

KEY = "sk-of-the-keyring 1%"
NEEDED = ("dbus-run-session", "gnome-keyring-daemon", "secret-tool")


class Endpoint(http.server.BaseHTTPRequestHandler):
    heard = []

    def do_GET(self):
        Endpoint.heard.append(self.headers.get("Authorization"))
        body = json.dumps({"data": [{"id": "m"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def ask(program, url):
    request = json.dumps({"do": "models", "url": url, "keyring": True}) + "\n"
    process = subprocess.Popen([program, "call"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdin.write(request)
    process.stdin.flush()  # it ends with its line: the line stays open until it has answered
    line = process.stdout.readline()
    process.stdin.close()
    return json.loads(line), line + process.stderr.read()


def inside(program):
    """with a session bus of its own"""
    subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input="of this test", text=True, capture_output=True, check=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/v1"

    answer, said = ask(program, url)
    assert answer["error"]["kind"] == "not_found" and "secret-tool store" in answer["error"]["hint"], answer
    assert not Endpoint.heard, "asked without a key"

    subprocess.run(["secret-tool", "store", "--label", "Dossier", "service", "dossier", "endpoint", url], input=KEY, text=True, check=True)
    answer, said = ask(program, url)
    assert answer.get("models") and answer["models"][0]["id"] == "m", answer
    assert Endpoint.heard == [f"Bearer {KEY}"], Endpoint.heard
    assert "keyring 1" not in said, said
    print("the key came from the keyring")


def main():
    program = os.path.abspath(sys.argv[1])
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        print("KEYRING NOT TESTED: missing " + ", ".join(missing))
        sys.exit(77)
    if len(sys.argv) > 2:
        inside(program)
        return
    with tempfile.TemporaryDirectory(prefix="dossier_keyring_") as home:
        environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home + "/data", XDG_RUNTIME_DIR=home)
        done = subprocess.run(["dbus-run-session", "--", sys.executable, __file__, program, "inside"], env=environment, check=False, timeout=100)
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
