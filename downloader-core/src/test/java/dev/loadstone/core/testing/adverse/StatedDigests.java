package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.CHECKSUM_MISMATCH;

import dev.loadstone.core.testing.adverse.Behaviour.Set;
import java.util.Base64;
import java.util.function.Function;

/** Servers that state a digest. */
public enum StatedDigests implements BadServer {
  /** Repr-Digest of the file. */
  REPR_DIGEST_RIGHT(
      10,
      Expected.whole(),
      Terms.PLAIN,
      stating("Repr-Digest", content -> "sha-256=:" + base64(content, "SHA-256") + ":")),

  /** Repr-Digest of something else. */
  REPR_DIGEST_WRONG(
      10,
      Expected.absent(CHECKSUM_MISMATCH),
      Terms.PLAIN,
      stating("Repr-Digest", content -> "sha-256=:" + base64(wrong(content), "SHA-256") + ":")),

  /** Repr-Digest in an algorithm that nobody knows. */
  REPR_DIGEST_UNKNOWN(
      10, Expected.whole(), Terms.PLAIN, stating("Repr-Digest", _ -> "x-new=:AAAA:")),

  /** Repr-Digest that cannot be read. */
  REPR_DIGEST_GARBLED(
      10, Expected.whole(), Terms.PLAIN, stating("Repr-Digest", _ -> "sha-256=???")),

  /** Digest of RFC 3230. */
  DIGEST_RIGHT(
      10,
      Expected.whole(),
      Terms.PLAIN,
      stating("Digest", content -> "SHA-256=" + base64(content, "SHA-256"))),

  /** Digest of something else. */
  DIGEST_WRONG(
      10,
      Expected.absent(CHECKSUM_MISMATCH),
      Terms.PLAIN,
      stating("Digest", content -> "SHA-256=" + base64(wrong(content), "SHA-256"))),

  /** Content-MD5 of the file. */
  CONTENT_MD5_RIGHT(
      10, Expected.whole(), Terms.PLAIN, stating("Content-MD5", content -> base64(content, "MD5"))),

  /** Content-MD5 of something else. */
  CONTENT_MD5_WRONG(
      10,
      Expected.absent(CHECKSUM_MISMATCH),
      Terms.PLAIN,
      stating("Content-MD5", content -> base64(wrong(content), "MD5"))),

  /** x-goog-hash of the file. */
  GOOG_HASH_RIGHT(
      10,
      Expected.whole(),
      Terms.PLAIN,
      stating("x-goog-hash", content -> "md5=" + base64(content, "MD5"))),

  /** x-goog-hash of something else. */
  GOOG_HASH_WRONG(
      10,
      Expected.absent(CHECKSUM_MISMATCH),
      Terms.PLAIN,
      stating("x-goog-hash", content -> "md5=" + base64(wrong(content), "MD5")));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  StatedDigests(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  private static Scene.Setting stating(String header, Function<Content, String> value) {
    return (server, _, content) ->
        server.serve(
            Scene.PATH, Resource.of(content), Script.always(new Set(header, value.apply(content))));
  }

  private static Content wrong(Content content) {
    return Content.of(~content.seed(), 10);
  }

  private static String base64(Content content, String algorithm) {
    return Base64.getEncoder().encodeToString(content.digest(algorithm, 0, content.size()));
  }
}
