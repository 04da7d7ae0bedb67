package dev.loadstone.app.cli;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.core.source.Sizes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person may say about a download, the same for {@code get} and {@code queue add}. */
final class DownloadOptions {
  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description = "Folder the files go to (default: the current one).")
  Path folder = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "NAME",
      description = "Name of the file inside -d; with one link only.")
  @Nullable String name;

  @Option(
      names = {"-x", "--connections"},
      paramLabel = "N",
      description = "Connections for each file, 1 to 16 (default: as many as help).")
  @Nullable Integer connections;

  @Option(
      names = {"-i", "--input-file"},
      paramLabel = "FILE",
      description = {
        "List of links, one on each line; - reads standard input.",
        "After a tab: out=, dir=, checksum=, header=. A .meta4 file is read as Metalink."
      })
  List<String> lists = new ArrayList<>();

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "Header to send; may be repeated.")
  List<String> headers = new ArrayList<>();

  @Mixin SignInFlags signIn = new SignInFlags();

  @Option(
      names = "--checksum",
      paramLabel = "ALGO:HEX",
      description = "What the file must have, for example sha-256:9f86...; with one link only.")
  List<String> checksums = new ArrayList<>();

  @Option(
      names = "--find-checksums",
      description = "Look for FILE.sha256 or SHA256SUMS beside each file.")
  boolean findChecksums;

  @Mixin NetworkFlags network = new NetworkFlags();

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      description = "Bytes per second, for example 500K or 1M.")
  @Nullable String limitRate;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = "Attempts after the first that may fail in a row (default: 5).")
  @Nullable Integer retries;

  @Option(
      names = "--follow",
      paramLabel = "N",
      description = "Redirects followed, 0 to 20 (default: 8).")
  int follow = TransferOptions.DEFAULTS.redirects();

  @Mixin LimitFlags limits = new LimitFlags();

  @Option(
      names = "--on-conflict",
      paramLabel = "POLICY",
      description =
          "If another file has the name: rename, overwrite, skip or fail (default: rename).")
  @Nullable String onConflict;

  @Option(
      names = "--on-change",
      paramLabel = "POLICY",
      description =
          "If the server's file is another than the one here: restart, keep-both or fail"
              + " (default: restart).")
  @Nullable String onChange;

  @Option(
      names = "--any-content",
      description = "Take files that are not what their names say, a web page as a .png.")
  boolean anyContent;

  @Option(
      names = "--continue-unproven",
      description = "Go on in a file although nothing proves that it is the same one.")
  boolean continueUnproven;

  @Option(names = "--remote-time", description = "Give files the server's modification time.")
  boolean remoteTime;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Name for this set of files, for queue --label.")
  String label = "";

  @Option(
      names = "--expand",
      description = "Read [001-120], [a-z] and {a,b} in links as many links.")
  boolean expand;

  /**
   * What all links of the command have in common, link by link.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  Template template(PasswordSource passwords, boolean rateIsPerJob) {
    HeaderLines lines = HeaderLines.parse(headers);
    Function<Link, Secrets> secrets =
        signIn.secrets(lines.secret(), network.secrets(passwords), passwords);
    TransferOptions transfer = transfer(rateIsPerJob);
    Path absolute = folder.toAbsolutePath().normalize();
    String wished = name == null ? null : inside(name);
    List<Checksum> expected = checksums.stream().map(Checksum::parse).toList();
    return link ->
        new JobRequest(
            List.of(link),
            absolute,
            wished,
            lines.harmless(),
            secrets.apply(link),
            expected,
            label,
            0,
            false,
            transfer);
  }

  /** Makes the request of a link. */
  interface Template {
    JobRequest of(Link link);
  }

  /** The limit of the speed; 0 without one. */
  long bytesPerSecond() {
    if (limitRate == null) {
      return 0;
    }
    long rate = Sizes.parse(limitRate);
    if (rate == 0) {
      throw new InvalidInputException("--limit-rate 0 would never end: leave it out for no limit");
    }
    return rate;
  }

  /** Whether something was said that can be true of one file only. */
  boolean namesOneFile() {
    return name != null || !checksums.isEmpty();
  }

  private TransferOptions transfer(boolean rateIsPerJob) {
    TransferOptions.Builder options =
        TransferOptions.DEFAULTS.toBuilder()
            .connections(connections == null ? TransferOptions.AUTO : atLeastOne(connections))
            .redirects(follow)
            .bytesPerSecond(rateIsPerJob ? bytesPerSecond() : 0)
            .continueUnproven(continueUnproven)
            .keepServerTime(remoteTime)
            .findChecksums(findChecksums)
            .anyContent(anyContent)
            .network(network.options());
    if (retries != null) {
      options.retries(retries);
    }
    limits.apply(options);
    if (onConflict != null) {
      options.onConflict(policy("--on-conflict", ConflictPolicy.values(), onConflict));
    }
    if (onChange != null) {
      options.onChange(policy("--on-change", ChangePolicy.values(), onChange));
    }
    return options.build();
  }

  private static int atLeastOne(int given) {
    if (given < 1) {
      throw new InvalidInputException(
          "-x takes 1 to " + TransferOptions.MOST_CONNECTIONS + " connections, not " + given);
    }
    return given;
  }

  static <P extends Enum<P>> P policy(String option, P[] policies, String word) {
    for (P policy : policies) {
      if (word(policy).equalsIgnoreCase(word)) {
        return policy;
      }
    }
    List<String> words = Arrays.stream(policies).map(DownloadOptions::word).toList();
    throw new InvalidInputException(
        option + " takes one of " + String.join(", ", words) + ", not '" + word + "'");
  }

  private static String word(Enum<?> policy) {
    return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String inside(String given) {
    String slashed = given.replace('\\', '/');
    boolean absolute = slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*");
    for (String part : slashed.split("/", -1)) {
      if (absolute || part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new InvalidInputException(
            "-o '"
                + given
                + "' does not name a file inside the folder: use a name, or folders and a name with"
                + " / between; -d chooses the folder");
      }
    }
    return given;
  }
}
