#!/usr/bin/env python3
"""The official MCP client against `dossier mcp` on the sample documents.   Usage: mcp_test.py DOSSIER SAMPLE_DOCS"""
import sys
from client_env import with_package

with_package("mcp")
import asyncio
import json
import pathlib
import subprocess
import tempfile

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

DOSSIER, SAMPLES = sys.argv[1], sys.argv[2]


def said(result):
    return json.loads(result.content[0].text)


async def talk(archive):
    server = StdioServerParameters(command=DOSSIER, args=["mcp", "--archive", archive])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = {tool.name for tool in (await session.list_tools()).tools}
        assert tools == {"documents", "search", "read_page", "ask", "verify"}, tools
        documents = said(await session.call_tool("documents", {}))
        assert documents["total"] > 10, documents
        hits = said(await session.call_tool("search", {"query": "thirty days", "limit": 5}))
        assert hits["hits"], hits
        hit = hits["hits"][0]
        page = said(await session.call_tool("read_page", {"document": hit["sha256"], "page": hit["page"]}))
        assert "thirty" in page["text"].lower() or "30" in page["text"], page
        quote = " ".join(page["text"].split("\n\n")[-1].split())[:80].rsplit(" ", 1)[0]
        verdict = said(await session.call_tool("verify", {"claim": quote, "quotes": [{"text": quote, "document": hit["sha256"], "page": hit["page"]}]}))
        assert verdict["verdict"] == "verbatim" and verdict["citations"][0]["boxes"], verdict
        lie = said(await session.call_tool("verify", {"claim": "The price is 9,999,999 euros.", "quotes": [{"text": quote, "document": hit["sha256"]}]}))
        assert lie["verdict"] in ("unsupported", "failed"), lie
        answer = said(await session.call_tool("ask", {"question": "What was the total of deliveries in 2024?"}))
        assert answer["not_found"] or answer["evidence"], answer
        missing = await session.call_tool("read_page", {"document": "no such document", "page": 1})
        assert getattr(missing, "isError", None) or getattr(missing, "is_error", None), missing


with tempfile.TemporaryDirectory() as folder:
    archive = str(pathlib.Path(folder) / "a.dossier")
    done = subprocess.run([DOSSIER, "ingest", SAMPLES, "--archive", archive, "--quiet"], stdout=subprocess.DEVNULL)
    assert done.returncode in (0, 3), done  # 3: the encrypted sample is not read
    asyncio.run(talk(archive))
print("mcp: initialize, tools, search, read_page, verify, ask, errors: all as the client expects")
