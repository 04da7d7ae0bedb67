package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.Headers;

/**
 * An answer before it is sent: the head exactly as it will be written, the body, how the body is
 * framed and what goes wrong on the wire.
 *
 * @param headers written as they are, line breaks and lies included
 */
public record Reply(int status, Headers headers, Body body, Framing framing, Wire wire) {

  /** How the end of the body is told. */
  public enum Framing {
    /** By {@code Content-Length}, whatever that header says; the connection stays open. */
    LENGTH,
    /** In chunks, with the last one. */
    CHUNKED,
    /** In chunks; the connection closes where the last one belongs. */
    CHUNKED_WITHOUT_END,
    /** In one chunk whose size is no number. */
    CHUNKED_GARBLED,
    /** By closing. */
    CLOSE
  }

  /** What goes wrong. */
  public enum Fault {
    NONE,
    /** Closes after some bytes of the body. */
    CUT,
    /** Resets the connection after some bytes of the body. */
    RESET,
    /** Sends nothing more after some bytes of the body; keeps the connection. */
    STALL,
    /** Reads the request and never answers. */
    SILENCE,
    /** Reads the request and closes. */
    HANG_UP,
    /** Closes after half of the head. */
    CUT_HEAD,
    /** Header lines until the client goes. */
    ENDLESS_HEAD,
    /** One byte of the head at a time, with a pause before each. */
    DRIPPING_HEAD
  }

  /**
   * The way from server to client.
   *
   * @param after bytes of the body before the fault
   * @param bytesPerSecond of this connection; 0 for as fast as it goes
   */
  public record Wire(Fault fault, long after, long bytesPerSecond) {
    static final Wire GOOD = new Wire(Fault.NONE, Long.MAX_VALUE, 0);
  }

  Reply withStatus(int other) {
    return new Reply(other, headers, body, framing, wire);
  }

  Reply withHeaders(Headers other) {
    return new Reply(status, other, body, framing, wire);
  }

  /** Replaces every line of that name by one; adds it if there is none. */
  Reply with(String name, String value) {
    return withHeaders(headers.without(name).plus(name, value));
  }

  Reply without(String name) {
    return withHeaders(headers.without(name));
  }

  /** Replaces the body and tells its length. */
  Reply withBody(Body other) {
    return new Reply(status, headers, other, framing, wire)
        .with("Content-Length", Long.toString(other.length()));
  }

  Reply withFraming(Framing other) {
    return new Reply(status, headers, body, other, wire);
  }

  Reply withFault(Fault fault, long after) {
    return new Reply(status, headers, body, framing, new Wire(fault, after, wire.bytesPerSecond));
  }

  Reply withRate(long bytesPerSecond) {
    return new Reply(
        status, headers, body, framing, new Wire(wire.fault, wire.after, bytesPerSecond));
  }
}
