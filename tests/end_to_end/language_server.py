"""As much of an editor as it takes to ask a language server: over its standard streams, in JSON-RPC.

Invariant: every wait has an end, and the server is gone when the editor is closed.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Message: TypeAlias = "dict[str, Json]"
PATIENCE = 10.0
"""Seconds for one answer."""
SETTINGS: Message = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False, "url": ""},
        "kubernetesCRDStore": {"enable": False},
        "schemas": {},
    },
    "http": {"proxy": "", "proxyStrictSSL": True},
    "editor": {},
    "files": {},
}


class Editor:
    """A started server and the files that are open in it."""

    def __init__(self, server: Path, root: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(server), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "HOME": str(root)},
            cwd=root,
        )
        self._root = root
        self._inbox: queue.Queue[Message] = queue.Queue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        self._number = 0
        self._versions: dict[str, int] = {}
        self.complaints: dict[str, list[Message]] = {}

    def __enter__(self) -> Self:
        capabilities: Message = {
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self.request("initialize", {"processId": None, "rootUri": self._root.as_uri(), "capabilities": capabilities})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def show(self, path: Path, text: str) -> list[Message]:
        """Open a file with this text, or change it to this text, and wait for what is underlined in it."""
        uri = path.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        self.complaints.pop(uri, None)
        if version == 1:
            document: Message = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document})
        else:
            changed: Message = {"uri": uri, "version": version}
            self._notify("textDocument/didChange", {"textDocument": changed, "contentChanges": [{"text": text}]})
        while uri not in self.complaints:
            self._take()
        return self.complaints[uri]

    def completions(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What is offered at a place (both from 0): label → what is said about it."""
        found = self.request("textDocument/completion", self._place(path, line, column))
        items = found.get("items") if isinstance(found, dict) else found
        assert isinstance(items, list)
        made: dict[str, str] = {}
        for item in items:
            assert isinstance(item, dict)
            about = item.get("documentation") or ""
            made[str(item["label"])] = str(about.get("value")) if isinstance(about, dict) else str(about)
        return made

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is said about the thing at a place."""
        found = self.request("textDocument/hover", self._place(path, line, column))
        contents = found.get("contents") if isinstance(found, dict) else None
        return str(contents.get("value")) if isinstance(contents, dict) else ""

    @staticmethod
    def _place(path: Path, line: int, column: int) -> Message:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    def request(self, method: str, params: Message) -> Json:
        """Ask, and wait for the answer."""
        self._number += 1
        number = self._number
        self._send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _take(self) -> Message:
        """The next message; what the server asks of its editor is answered."""
        message = self._inbox.get(timeout=PATIENCE)
        params = message.get("params")
        if message.get("method") == "textDocument/publishDiagnostics" and isinstance(params, dict):
            found = params["diagnostics"]
            assert isinstance(found, list)
            self.complaints[str(params["uri"])] = [one for one in found if isinstance(one, dict)]
        elif "method" in message and "id" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": self._answer(message)})
        return message

    @staticmethod
    def _answer(message: Message) -> Json:
        params = message.get("params")
        if message["method"] != "workspace/configuration" or not isinstance(params, dict):
            return None
        items = params["items"]
        assert isinstance(items, list)
        return [SETTINGS.get(str(one.get("section"))) if isinstance(one, dict) else None for one in items]

    def _notify(self, method: str, params: Message) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, _colon, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            if not length:
                return
            self._inbox.put(json.loads(stream.read(length)))
