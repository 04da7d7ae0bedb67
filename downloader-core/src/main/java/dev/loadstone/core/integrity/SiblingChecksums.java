package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Link;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where a checksum of a link's file may lie beside it. Pure. */
public final class SiblingChecksums {
  private static final List<String> SUFFIXES =
      List.of(".sha256", ".sha512", ".sha256sum", ".sha512sum");
  private static final List<String> LISTS =
      List.of("SHA256SUMS", "SHA512SUMS", "sha256sum.txt", "checksums.txt");
  private static final List<String> WEAK_SUFFIXES = List.of(".sha1", ".md5");

  private SiblingChecksums() {}

  /**
   * A place to ask.
   *
   * @param source how the verdict names it
   */
  public record Candidate(Link link, String source) {}

  /**
   * Places in the order they are worth asking; none for a link that names no file. Their queries
   * are empty: a signature in the link's query is for its own path only.
   */
  public static List<Candidate> of(Link link) {
    URI uri = link.uri();
    String path = uri.getRawPath();
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    if (name.isEmpty()) {
      return List.of();
    }
    String root = uri.getScheme() + "://" + uri.getRawAuthority();
    String folder = path.substring(0, slash + 1);
    List<Candidate> all = new ArrayList<>();
    SUFFIXES.forEach(suffix -> all.add(candidate(root + path + suffix, suffix)));
    LISTS.forEach(list -> all.add(candidate(root + folder + list, list)));
    WEAK_SUFFIXES.forEach(suffix -> all.add(candidate(root + path + suffix, suffix)));
    return List.copyOf(all);
  }

  /** The file's name as the lines of a list write it. */
  public static String fileName(Link link) {
    String path = link.uri().getRawPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return java.net.URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Candidate candidate(String text, String source) {
    return new Candidate(Link.parse(text), source);
  }
}
