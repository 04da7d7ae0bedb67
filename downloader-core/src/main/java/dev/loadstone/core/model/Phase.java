package dev.loadstone.core.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

  /** Godot's name: {@code STATUS_BODY}. */
  public String godotName() {
    return "STATUS_" + name();
  }

  /** The phase with Godot's name, with or without {@code STATUS_}, in any case. */
  public static Optional<Phase> parse(String name) {
    String wanted =
        name.strip().toUpperCase(Locale.ROOT).replace('-', '_').replaceFirst("^STATUS_", "");
    return Arrays.stream(values()).filter(each -> each.name().equals(wanted)).findFirst();
  }
}
