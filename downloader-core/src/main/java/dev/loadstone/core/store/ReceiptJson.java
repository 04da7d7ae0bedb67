package dev.loadstone.core.store;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON form of a receipt. Times are seconds and nanoseconds, since a file's own time may lie
 * outside of what nanoseconds alone can hold.
 */
final class ReceiptJson {
  private static final Map<String, DigestAlgorithm> ALGORITHMS =
      Arrays.stream(DigestAlgorithm.values())
          .collect(Collectors.toMap(DigestAlgorithm::label, Function.identity()));

  private ReceiptJson() {}

  static String write(Receipt receipt) {
    return Json.write(
        json -> {
          json.writeStringProperty("folder", receipt.folder().toString());
          json.writeStringProperty("path", receipt.path());
          json.writeStringProperty("link", receipt.link().text());
          Json.writeIfAny(json, "etag", receipt.etag());
          Json.writeIfAny(json, "lastModified", receipt.lastModified());
          json.writeNumberProperty("size", receipt.size());
          writeChecksum(json, "digest", receipt.digest());
          json.writeStringProperty("kind", receipt.kind().name());
          json.writeStringProperty("format", receipt.format());
          Json.writeObject(json, "verdict", inner -> writeVerdict(inner, receipt));
          writeTime(json, "published", receipt.publishedAt());
          writeTime(json, "modified", receipt.modifiedAt());
        });
  }

  /**
   * Reads a receipt.
   *
   * @param known link that is probably the same and then shared; null without one
   */
  static Receipt read(String text, Shared shared, @Nullable Link known) {
    Json json = Json.read(text);
    String link = json.text("link");
    Checksum digest = readChecksum(json, "digest");
    return new Receipt(
        shared.path(json.text("folder")),
        json.text("path"),
        known != null && known.text().equals(link) ? known : new Link(link),
        json.textOrNull("etag"),
        json.textOrNull("lastModified"),
        json.number("size"),
        digest,
        AssetKind.valueOf(json.text("kind")),
        shared.text(json.text("format")),
        readVerdict(json.object("verdict"), shared, digest),
        readTime(json, "published"),
        readTime(json, "modified"));
  }

  private static void writeVerdict(JsonGenerator json, Receipt receipt) {
    Verdict verdict = receipt.verdict();
    json.writeStringProperty("word", verdict.word());
    switch (verdict) {
      case Verdict.Verified(Checksum checksum, String source) -> {
        if (!checksum.equals(receipt.digest())) {
          writeChecksum(json, "expected", checksum);
        }
        json.writeStringProperty("source", source);
      }
      case Verdict.Unverified(String why) -> json.writeStringProperty("why", why);
      case Verdict.Mismatch(Checksum expected, Checksum actual, String source) -> {
        writeChecksum(json, "expected", expected);
        writeChecksum(json, "actual", actual);
        json.writeStringProperty("source", source);
      }
    }
  }

  private static Verdict readVerdict(Json json, Shared shared, Checksum digest) {
    String word = json.text("word");
    return switch (word) {
      case "verified" -> {
        boolean same = json.textOrNull("expected") == null;
        yield new Verdict.Verified(
            same ? digest : readChecksum(json, "expected"), shared.text(json.text("source")));
      }
      case "unverified" -> new Verdict.Unverified(shared.text(json.text("why")));
      case "mismatch" ->
          new Verdict.Mismatch(
              readChecksum(json, "expected"),
              readChecksum(json, "actual"),
              shared.text(json.text("source")));
      default -> throw new IllegalArgumentException("unknown verdict " + word);
    };
  }

  private static void writeChecksum(JsonGenerator json, String name, Checksum checksum) {
    json.writeStringProperty(name, checksum.toString());
  }

  private static Checksum readChecksum(Json json, String name) {
    String text = json.text(name);
    int colon = text.indexOf(':');
    return new Checksum(
        algorithm(text.substring(0, Math.max(colon, 0))), text.substring(colon + 1));
  }

  /** The algorithm of a stored label. */
  static DigestAlgorithm algorithm(String label) {
    DigestAlgorithm algorithm = ALGORITHMS.get(label);
    if (algorithm == null) {
      throw new IllegalArgumentException("unknown checksum " + label);
    }
    return algorithm;
  }

  private static void writeTime(JsonGenerator json, String name, Instant time) {
    json.writeName(name);
    json.writeStartArray();
    json.writeNumber(time.getEpochSecond());
    json.writeNumber(time.getNano());
    json.writeEndArray();
  }

  private static Instant readTime(Json json, String name) {
    List<Long> parts = json.numbers(name);
    return Instant.ofEpochSecond(parts.get(0), parts.get(1));
  }
}
