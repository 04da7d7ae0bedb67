package dev.loadstone.core.testing.adverse;

import java.nio.charset.StandardCharsets;

/** An entry of the {@link Catalogue}: a way to be bad, and what must come of it. */
public interface BadServer {

  /** Name of the entry. */
  String name();

  Entry entry();

  /** Number of the rule of trust that it tries. */
  default int rule() {
    return entry().rule();
  }

  default Expected expected() {
    return entry().expected();
  }

  default Terms terms() {
    return entry().terms();
  }

  /** Starts it; the same seed makes the same file. */
  default Scene open(long seed) {
    Content content = terms().shaped(Content.of(seed, Scene.SIZE));
    return Scene.open(content, terms().path(), entry().setting());
  }

  /** What an entry is made of. */
  record Entry(int rule, Expected expected, Terms terms, Scene.Setting setting) {}

  /**
   * What the client must be told besides the link. Waits are the caller's choice; they should be
   * short, and retries at least five.
   *
   * @param connections for the file
   * @param checksumGiven the SHA-256 of the content is told
   * @param maxSize bytes; 0 for no limit
   * @param path of the link
   */
  record Terms(int connections, boolean checksumGiven, long maxSize, String path) {
    static final Terms PLAIN = new Terms(1, false, 0, Scene.PATH);
    static final Terms CHECKSUM = new Terms(1, true, 0, Scene.PATH);
    static final Terms SEGMENTS = new Terms(4, false, 0, Scene.PATH);
    static final Terms LIMITED = new Terms(1, false, 2 * Scene.SIZE, Scene.PATH);
    static final Terms PACK = new Terms(1, false, 0, "/game.pck");

    /** A Godot pack starts with its mark and version numbers. */
    Content shaped(Content content) {
      return path.endsWith(".pck")
          ? content.startingWith("GDPC\2\0\0\0\4\0\0\0".getBytes(StandardCharsets.US_ASCII))
          : content;
    }
  }
}
