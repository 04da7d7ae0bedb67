package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a text that lists checksums: as GNU {@code sha256sum} writes it, as BSD does, as SFV
 * files are, or a lone digest. Lines that are none of these are skipped. Total and pure.
 */
public record ChecksumFile(List<Line> lines) {
  private static final Pattern GNU =
      Pattern.compile("(\\\\?)([0-9A-Fa-f]{32,128})(?:[ \\t]+[*]?|[*])(\\S.*)");
  private static final Pattern BSD =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9/_-]{1,15}) ?\\((.+)\\) ?= ?([0-9A-Fa-f]{8,128})");
  private static final Pattern LONE = Pattern.compile("[0-9A-Fa-f]{32,128}");
  private static final Pattern SFV = Pattern.compile("([^;\\s].*?)[ \\t]+([0-9A-Fa-f]{8})");

  public ChecksumFile {
    lines = List.copyOf(lines);
  }

  /**
   * One checksum.
   *
   * @param path as written; empty for a lone digest
   */
  public record Line(String path, Checksum checksum) {

    private String name() {
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
  }

  /** Reads a text of any line ends. */
  public static ChecksumFile parse(String text) {
    List<Line> lines = new ArrayList<>();
    text.lines()
        .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
        .map(String::strip)
        .forEach(line -> parseLine(line).ifPresent(lines::add));
    return new ChecksumFile(lines);
  }

  /**
   * The checksum of a file: of the line that has just this name, else of the only lines whose path
   * ends in it, else of a lone digest that stands by itself. Empty where lines contradict.
   */
  public Optional<Checksum> of(String fileName) {
    List<Checksum> exact =
        matching(line -> line.path().equals(fileName) || line.path().equals("./" + fileName));
    if (!exact.isEmpty()) {
      return strongest(exact);
    }
    List<Checksum> named = matching(line -> line.name().equals(fileName));
    if (!named.isEmpty()) {
      return strongest(named);
    }
    boolean standsAlone = lines.size() == 1 && lines.getFirst().path().isEmpty();
    return standsAlone ? Optional.of(lines.getFirst().checksum()) : Optional.empty();
  }

  /** The strongest of checksums that do not contradict each other. */
  private static Optional<Checksum> strongest(List<Checksum> found) {
    boolean oneEach = found.stream().map(Checksum::algorithm).distinct().count() == found.size();
    return oneEach
        ? found.stream().min(Comparator.comparing(Checksum::algorithm))
        : Optional.empty();
  }

  private List<Checksum> matching(Predicate<Line> condition) {
    return lines.stream().filter(condition).map(Line::checksum).distinct().toList();
  }

  private static Optional<Line> parseLine(String line) {
    Matcher bsd = BSD.matcher(line);
    if (bsd.matches()) {
      return named(bsd.group(1)).flatMap(algorithm -> line(algorithm, bsd.group(3), bsd.group(2)));
    }
    if (LONE.matcher(line).matches()) {
      return byLength(line).flatMap(algorithm -> line(algorithm, line, ""));
    }
    Matcher gnu = GNU.matcher(line);
    if (gnu.matches()) {
      String path = gnu.group(1).isEmpty() ? gnu.group(3) : unescape(gnu.group(3));
      return byLength(gnu.group(2)).flatMap(algorithm -> line(algorithm, gnu.group(2), path));
    }
    Matcher sfv = SFV.matcher(line);
    return sfv.matches()
        ? line(DigestAlgorithm.CRC_32, sfv.group(2), sfv.group(1))
        : Optional.empty();
  }

  private static Optional<Line> line(DigestAlgorithm algorithm, String hex, String path) {
    return hex.length() == algorithm.length() * 2
        ? Optional.of(new Line(path, new Checksum(algorithm, hex)))
        : Optional.empty();
  }

  private static Optional<DigestAlgorithm> named(String name) {
    try {
      return Optional.of(DigestAlgorithm.parse(name));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }

  private static Optional<DigestAlgorithm> byLength(String hex) {
    return switch (hex.length()) {
      case 32 -> Optional.of(DigestAlgorithm.MD5);
      case 40 -> Optional.of(DigestAlgorithm.SHA_1);
      case 64 -> Optional.of(DigestAlgorithm.SHA_256);
      case 128 -> Optional.of(DigestAlgorithm.SHA_512);
      default -> Optional.empty();
    };
  }

  /** GNU marks lines whose names hold line ends or backslashes. */
  private static String unescape(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      char next = i + 1 < path.length() ? path.charAt(i + 1) : 0;
      if (c == '\\' && "nr\\".indexOf(next) >= 0) {
        out.append(next == 'n' ? '\n' : next == 'r' ? '\r' : '\\');
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
