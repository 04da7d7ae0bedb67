package dev.loadstone.core.source;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Reads what a person pasted without being told what it is. */
public final class PastedText {
  private PastedText() {}

  /** What a text was taken for. */
  public enum Kind {
    /** Links, a list of {@link LinkList}; curl commands may stand between the links. */
    LINKS,
    /** A Metalink document (RFC 5854). */
    METALINK,
    /** One or more curl commands, or web requests of PowerShell. */
    CURL
  }

  /** What a text looks like; looks at its beginning only. */
  public static Kind kind(String text) {
    String start = text.stripLeading();
    if (start.startsWith("\ufeff")) {
      start = start.substring(1).stripLeading();
    }
    return start.startsWith("<")
        ? Kind.METALINK
        : CurlRequest.isCurl(start) ? Kind.CURL : Kind.LINKS;
  }

  /**
   * Reads the downloads that a text describes.
   *
   * @param defaults makes the request of a link that says nothing else
   * @throws dev.loadstone.core.model.InvalidInputException if it begins like a document and is no
   *     Metalink
   */
  public static LinkList.Parsed parse(String text, Function<Link, JobRequest> defaults) {
    return kind(text) == Kind.METALINK
        ? Metalink.parse(
            new ByteArrayInputStream(text.strip().getBytes(StandardCharsets.UTF_8)), defaults)
        : LinkList.parse(text, defaults);
  }
}
