"""A small proxy on loopback, HTTP or SOCKS5, that remembers who came."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Callable


class Proxy:
    """A proxy for a few connections: `enter` speaks its protocol and says where to go; `met` are logins it saw."""

    def __init__(self, enter: Callable[[socket.socket, list[str]], socket.socket]) -> None:
        self.met: list[str] = []
        self._enter = enter
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=[near], daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with near:
            try:
                far = self._enter(near, self.met)
            except NotMyProtocol:
                return
            with far:
                back = threading.Thread(target=pump, args=[far, near], daemon=True)
                back.start()
                pump(near, far)
                back.join()


class NotMyProtocol(Exception):
    """A caller who speaks another protocol is hung up on, as by OpenSSH and most proxies."""


def pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


def by_http(near: socket.socket, met: list[str]) -> socket.socket:
    head = near.recv(65536)
    if not head.startswith((b"GET ", b"POST ", b"CONNECT ")):
        near.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        raise NotMyProtocol
    method, target, rest = head.split(b" ", 2)
    host, _, path = target.removeprefix(b"http://").partition(b"/")
    login = [line for line in rest.split(b"\r\n") if line.lower().startswith(b"proxy-authorization")]
    met.append(base64.b64decode(login[0].split()[-1]).decode() if login else "")
    name, port = host.decode().split(":")
    far = socket.create_connection((name, int(port)))
    once = rest.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)  # the next request has to come through here again
    far.sendall(b" ".join([method, b"/" + path, once]))
    return far


def by_socks(near: socket.socket, met: list[str]) -> socket.socket:
    version, wishes = near.recv(2)
    if version != 5:
        raise NotMyProtocol
    offered = near.recv(wishes)
    if 2 in offered:
        near.sendall(b"\x05\x02")
        words = near.recv(512)
        user = words[2 : 2 + words[1]]
        password = words[3 + words[1] :]
        met.append(f"{user.decode()}:{password.decode()}")
        near.sendall(b"\x01\x00")
    else:
        near.sendall(b"\x05\x00")
        met.append("")
    ask = near.recv(512)
    kind, length = ask[3], ask[4]
    assert kind == 3, "the name is looked up by the proxy"
    name, port = ask[5 : 5 + length].decode(), int.from_bytes(ask[-2:])
    far = socket.create_connection((name, port))
    near.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
    return far
