"""A TCP proxy that delays and does nothing else: half of the round trip each way, no rate limit.

Prints its port. A new connection's first bytes wait one round trip more, as behind a handshake.
"""

import asyncio
import sys
from collections import deque

MOST_QUEUED = 64 << 20


class Side(asyncio.Protocol):
    """One end of a pair; what it receives leaves at the other end after the delay."""

    def __init__(self, delay: float, not_before: float):
        self.delay = delay
        self.not_before = not_before
        self.other: Side | None = None
        self.queue: deque[tuple[float, bytes | None]] = deque()
        self.queued = 0
        self.timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.put(data)
        self.queued += len(data)
        if self.queued > MOST_QUEUED:
            self.transport.pause_reading()

    def connection_lost(self, _) -> None:
        self.put(None)

    def put(self, data: bytes | None) -> None:
        loop = asyncio.get_running_loop()
        self.queue.append((max(loop.time(), self.not_before) + self.delay, data))
        if self.timer is None:
            self.timer = loop.call_at(self.queue[0][0], self.drain)

    def drain(self) -> None:
        loop = asyncio.get_running_loop()
        self.timer = None
        if self.other is None:
            if not self.transport.is_closing():
                self.timer = loop.call_later(0.001, self.drain)
            return
        while self.queue and self.queue[0][0] <= loop.time():
            _, data = self.queue.popleft()
            if data is None:
                self.other.transport.close()
                return
            self.queued -= len(data)
            self.other.transport.write(data)
        if self.queued <= MOST_QUEUED and not self.transport.is_closing():
            self.transport.resume_reading()
        if self.queue:
            self.timer = loop.call_at(self.queue[0][0], self.drain)


async def main(target_port: int, round_trip: float) -> None:
    loop = asyncio.get_running_loop()

    def accepted() -> Side:
        client = Side(round_trip / 2, loop.time() + round_trip)
        loop.create_task(connect(client))
        return client

    async def connect(client: Side) -> None:
        try:
            _, server = await loop.create_connection(
                lambda: Side(round_trip / 2, 0), "127.0.0.1", target_port)
        except OSError:
            client.transport.abort()
            return
        client.other, server.other = server, client

    listener = await loop.create_server(accepted, "127.0.0.1", 0, backlog=1024)
    print(listener.sockets[0].getsockname()[1], flush=True)
    await listener.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]) / 1_000))
