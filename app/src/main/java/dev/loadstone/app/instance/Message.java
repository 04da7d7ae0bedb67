package dev.loadstone.app.instance;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of the protocol: its name and version, a secret, words. Words are percent-encoded, so that
 * a line is ASCII and has no space but those between them.
 *
 * @param token the secret of the window that listens
 */
record Message(String token, List<String> words) {
  /** Longer lines are not read, in bytes; what a command line can hold is shorter. */
  static final int LONGEST = 8 << 20;

  static final String TAKEN = "taken";
  static final String REFUSED = "refused";
  private static final String HEAD = "loadstone-window 1 ";

  String line() {
    return words.stream()
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" ", HEAD + token + " ", ""));
  }

  /** Empty if the line is of another program, or of another version of this one. */
  static Optional<Message> parse(String line) {
    if (!line.startsWith(HEAD)) {
      return Optional.empty();
    }
    String[] parts = line.substring(HEAD.length()).split(" ", -1);
    try {
      return Optional.of(
          new Message(
              parts[0],
              Stream.of(parts)
                  .skip(1)
                  .filter(part -> !part.isEmpty())
                  .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                  .toList()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
