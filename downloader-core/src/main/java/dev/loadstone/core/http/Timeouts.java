package dev.loadstone.core.http;

import java.time.Duration;

/**
 * Bounds of the steps of one exchange; zero is no bound.
 *
 * @param connect of finding an address, and of connecting
 * @param tls of the handshake
 * @param head from the last byte of the request to the answer's head
 * @param stall longest time without a byte of a body, either way
 */
public record Timeouts(Duration connect, Duration tls, Duration head, Duration stall) {

  public static Timeouts of(ClientOptions options) {
    return new Timeouts(
        options.timeout(), options.timeout(), options.timeout(), options.stallTimeout());
  }
}
