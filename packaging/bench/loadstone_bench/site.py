"""What is downloaded, and the nginx that serves it."""

import math
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

MIB = 1 << 20
GIB = 1 << 30

CONFIG = """
daemon off;
master_process off;
pid {prefix}/nginx.pid;
error_log {prefix}/error.log;
events {{ worker_connections 4096; }}
http {{
  log_format counted '$status $body_bytes_sent "$http_range" $request_uri';
  access_log {prefix}/access.log counted;
  default_type application/octet-stream;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=20000 inactive=1h;
  open_file_cache_valid 1h;
  client_body_temp_path {prefix}/t1;
  proxy_temp_path {prefix}/t2;
  fastcgi_temp_path {prefix}/t3;
  uwsgi_temp_path {prefix}/t4;
  scgi_temp_path {prefix}/t5;
  server {{
    listen 127.0.0.1:{plain} backlog=1024;
    listen 127.0.0.1:{tls} ssl backlog=1024;
    ssl_certificate {prefix}/cert.pem;
    ssl_certificate_key {prefix}/key.pem;
    ssl_protocols TLSv1.3;
    root {content};
    location /slow/ {{ alias {content}/; limit_rate 8m; }}
  }}
}}
"""


def make_file(path: Path, size: int) -> None:
    """A file of that size that does not compress; kept if it is there."""
    if path.exists() and path.stat().st_size == size:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as out:
        for at in range(0, size, 8 * MIB):
            out.write(os.urandom(min(8 * MIB, size - at)))


def make_sparse(path: Path, size: int) -> None:
    """A file of that size that takes no room on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as out:
        out.truncate(size)


def make_set(folder: Path, sizes: list[int]) -> list[str]:
    """Files of those sizes; returns their names."""
    names = [f"f{i:05}.bin" for i in range(len(sizes))]
    for name, size in zip(names, sizes):
        make_file(folder / name, size)
    return names


def mixed_sizes() -> list[int]:
    """400 sizes from 4 KiB to 64 MiB, each power of two equally likely: about 3 GiB, always the same."""
    even = random.Random(2)
    return [int(math.exp(even.uniform(math.log(4 << 10), math.log(64 * MIB)))) for _ in range(400)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """One nginx process in the foreground with its own folder."""

    def __init__(self, prefix: Path, content: Path):
        self.prefix = prefix
        self.content = content
        self.plain = free_port()
        self.tls = free_port()
        self.certificate = prefix / "cert.pem"

    def __enter__(self) -> "Nginx":
        self.prefix.mkdir(parents=True, exist_ok=True)
        self._make_certificate()
        config = self.prefix / "nginx.conf"
        config.write_text(CONFIG.format(
            prefix=self.prefix, content=self.content, plain=self.plain, tls=self.tls))
        self.process = subprocess.Popen(
            [program(), "-p", self.prefix, "-c", config, "-e", self.prefix / "error.log"],
            stdin=subprocess.DEVNULL)
        self._await_ready()
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(10)

    def log_lines(self) -> list[list[str]]:
        """Status, bytes of the body, range and path of each finished request so far."""
        lines = (self.prefix / "access.log").read_text().splitlines()
        return [line.split(" ", 2)[:2] + line.split(" ", 2)[2].rsplit(" ", 1) for line in lines]

    def _make_certificate(self) -> None:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "30", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
             "-keyout", self.prefix / "key.pem", "-out", self.certificate],
            check=True, capture_output=True)

    def _await_ready(self) -> None:
        for _ in range(200):
            if self.process.poll() is not None:
                sys.exit(f"nginx ended: {(self.prefix / 'error.log').read_text()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.plain)) == 0:
                    return
            time.sleep(0.05)
        sys.exit("nginx does not answer")


def program() -> str:
    return shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin") or "/usr/sbin/nginx"
