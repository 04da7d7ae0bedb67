package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Validator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether a whole answer is another file than the one that is here. Pure. */
final class RemoteChange {
  private RemoteChange() {}

  /** What changed since these bytes came, in one line; empty if nothing shows it. */
  static Optional<String> ofPart(
      PartFile.@Nullable Identity part, Link link, ResumePlan.Head head) {
    if (part == null || !part.isOf(link)) {
      return Optional.empty();
    }
    Validator now = Validator.of(head.headers());
    boolean otherSize = part.size() >= 0 && head.length() >= 0 && part.size() != head.length();
    if (part.validator().isStrong() && now.isStrong() && !part.validator().equals(now)) {
      return Optional.of(words(part.validator().ifRange(), now.ifRange()));
    }
    return otherSize
        ? Optional.of(words(Optional.of(bytes(part.size())), Optional.of(bytes(head.length()))))
        : Optional.empty();
  }

  /** What changed since the file was published, in one line; empty if nothing shows it. */
  static Optional<String> ofPublished(Receipt published, Link link, ResumePlan.Head head) {
    if (!published.link().equals(link)) {
      return Optional.empty();
    }
    Optional<String> tag = head.headers().first("ETag");
    Optional<String> date = head.headers().first("Last-Modified");
    if (head.length() >= 0 && head.length() != published.size()) {
      return Optional.of(
          words(Optional.of(bytes(published.size())), Optional.of(bytes(head.length()))));
    }
    if (published.etag() != null && tag.isPresent()) {
      return differing(published.etag(), tag.get());
    }
    return published.lastModified() != null && date.isPresent()
        ? differing(published.lastModified(), date.get())
        : Optional.empty();
  }

  private static Optional<String> differing(String before, String now) {
    return Objects.equals(before.strip(), now.strip())
        ? Optional.empty()
        : Optional.of(words(Optional.of(before), Optional.of(now)));
  }

  private static String words(Optional<String> before, Optional<String> now) {
    return "the file changed on the server ("
        + before.orElse("none")
        + " -> "
        + now.orElse("none")
        + ")";
  }

  private static String bytes(long count) {
    return count + " bytes";
  }
}
