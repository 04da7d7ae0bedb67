package dev.loadstone.core.model;

/** Where a running request stands: names and numbers of Godot's {@code HTTPClient.Status}. */
public enum Phase {
  DISCONNECTED(0),
  RESOLVING(1),
  CANT_RESOLVE(2),
  CONNECTING(3),
  CANT_CONNECT(4),
  CONNECTED(5),
  REQUESTING(6),
  BODY(7),
  CONNECTION_ERROR(8),
  TLS_HANDSHAKE_ERROR(9);

  private final int number;

  Phase(int number) {
    this.number = number;
  }

  /** Godot's number. */
  public int number() {
    return number;
  }
}
