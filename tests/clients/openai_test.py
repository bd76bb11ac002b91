#!/usr/bin/env python3
"""The official OpenAI client against `dossier serve` on the sample documents, and the two programs' sockets.   Usage: openai_test.py DOSSIER SAMPLE_DOCS"""
import sys
from client_env import with_package

with_package("openai")
import json
import pathlib
import signal
import socket
import subprocess
import tempfile
import urllib.error
import urllib.request

import openai

DOSSIER, SAMPLES = sys.argv[1], sys.argv[2]


def post(address, token, call, arguments, **headers):
    request = urllib.request.Request(f"{address}/archive/{call}", json.dumps(arguments).encode(), {"Content-Type": "application/json", **headers})
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def inet_sockets(pid):
    """Inodes of the process's IPv4 and IPv6 sockets."""
    held = set()
    for fd in pathlib.Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(fd.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            held.add(target[8:-1])
    found = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in pathlib.Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            inode = line.split()[9]
            if inode in held:
                found.add(inode)
    return found


def child_of(pid):
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        if text.rsplit(")", 1)[1].split()[1] == str(pid) and "dossier-net" in text:
            return int(stat.parent.name)
    raise AssertionError("dossier-net is not there")


def talk(address, token):
    client = openai.OpenAI(base_url=address, api_key=token, max_retries=0)
    assert [m.id for m in client.models.list().data] == ["dossier"]
    messages = [{"role": "system", "content": "Answer in verse."}, {"role": "user", "content": "When does the supply contract end?"}]
    whole = client.chat.completions.create(model="dossier", messages=messages)
    text = whole.choices[0].message.content
    assert "[1]" in text and "p. " in text, text
    streamed = "".join(chunk.choices[0].delta.content or "" for chunk in client.chat.completions.create(model="dossier", messages=messages, stream=True))
    assert streamed == text, (streamed, text)
    try:
        openai.OpenAI(base_url=address, api_key="wrong-token-wrong", max_retries=0).models.list()
        raise AssertionError("a wrong token was let in")
    except openai.AuthenticationError:
        pass
    try:
        client.chat.completions.create(model="dossier", messages=[])
        raise AssertionError("no question was answered")
    except openai.BadRequestError as error:
        assert "no message of the user" in str(error), error


def archive_calls(address, token):
    status, hits = post(address, token, "search", {"query": "thirty days"})
    assert status == 200 and hits["hits"], hits
    status, page = post(address, token, "read_page", {"document": hits["hits"][0]["sha256"], "page": hits["hits"][0]["page"]})
    assert status == 200 and page["text"], page
    assert post(address, token, "ask", {"question": "When does the supply contract end?"})[0] == 200
    assert post(address, token, "nothing", {})[0] == 404
    assert post(address, None, "documents", {})[0] == 401
    assert post(address, token, "documents", {}, Origin="http://example.org")[0] == 403
    assert post(address, token, "documents", {}, Host="example.org")[0] == 403


with tempfile.TemporaryDirectory() as folder:
    archive = str(pathlib.Path(folder) / "a.dossier")
    done = subprocess.run([DOSSIER, "ingest", SAMPLES, "--archive", archive, "--quiet"], stdout=subprocess.DEVNULL)
    assert done.returncode in (0, 3), done  # 3: the encrypted sample is not read
    server = subprocess.Popen([DOSSIER, "serve", "--json", "--archive", archive], stdout=subprocess.PIPE, text=True)
    try:
        hello = json.loads(server.stdout.readline())
        talk(hello["address"], hello["token"])
        archive_calls(hello["address"], hello["token"])
        assert not inet_sockets(server.pid), "dossier holds a network socket"
        assert inet_sockets(child_of(server.pid)), "dossier-net listens on nothing"
        port = int(hello["address"].rsplit(":", 1)[1].split("/")[0])
        here = socket.gethostbyname(socket.gethostname())
        if not here.startswith("127."):
            try:
                socket.create_connection((here, port), timeout=2)
                raise AssertionError("it listens on more than this machine's loopback")
            except OSError:
                pass
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=10) == 130
print("serve: models, chat whole and streamed, archive calls, tokens, web pages, loopback alone, no socket in dossier: as the client expects")
