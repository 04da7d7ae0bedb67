package dev.loadstone.core.testing.adverse;

import java.util.List;

/** What follows an answer's head. */
public sealed interface Body {

  /** Bytes {@code [from, to)} of a content. */
  record Slice(Content content, long from, long to) implements Body {}

  /** Bytes in memory; not copied. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes) implements Body {}

  /** One after the other. */
  record Joined(List<Body> parts) implements Body {}

  /** The letter x until the client goes. */
  record Endless() implements Body {}

  /** Nothing. */
  static Body none() {
    return new Bytes(new byte[0]);
  }

  /** Number of bytes; {@link Long#MAX_VALUE} if endless. */
  default long length() {
    return switch (this) {
      case Slice(_, long from, long to) -> to - from;
      case Bytes(byte[] bytes) -> bytes.length;
      case Joined(List<Body> parts) -> parts.stream().mapToLong(Body::length).sum();
      case Endless _ -> Long.MAX_VALUE;
    };
  }
}
