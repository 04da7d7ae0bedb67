package dev.loadstone.core.model;

/** What is known about a file being the right one; its length was checked in every case. */
public sealed interface Verdict {

  /**
   * The file has the checksum that was expected.
   *
   * @param source who stated it
   */
  record Verified(Checksum checksum, String source) implements Verdict {}

  /**
   * Nothing could be compared.
   *
   * @param why in one short clause
   */
  record Unverified(String why) implements Verdict {}

  /** The file is not the one that was expected. */
  record Mismatch(Checksum expected, Checksum actual, String source) implements Verdict {}

  /** {@code verified}, {@code unverified} or {@code mismatch}. */
  default String word() {
    return switch (this) {
      case Verified _ -> "verified";
      case Unverified _ -> "unverified";
      case Mismatch _ -> "mismatch";
    };
  }
}
