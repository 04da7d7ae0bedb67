package dev.loadstone.ui.add;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.ui.common.Texts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all downloads that are added together, as it was typed.
 *
 * @param folder a path; {@code ~} stands for the person's folder
 * @param checksum hexadecimal digits, or {@code ALGO:HEX}; empty for none
 * @param headers one on each line
 * @param connections 0 lets the engine choose
 */
record AddOptions(
    String folder,
    String label,
    String checksum,
    String headers,
    String user,
    String password,
    int connections,
    int priority,
    boolean findChecksums) {
  private static final Texts TEXTS = Texts.of(AddOptions.class);

  static AddOptions to(String folder) {
    return new AddOptions(folder, "", "", "", "", "", TransferOptions.AUTO, 0, false);
  }

  /** What is wrong with it, in one line for a person. */
  Optional<String> problem() {
    try {
      target();
      parsedHeaders();
      parsedChecksum();
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The folder, absolute.
   *
   * @throws InvalidInputException if it is none
   */
  Path target() {
    String typed = folder.strip();
    if (typed.isEmpty()) {
      throw new InvalidInputException(TEXTS.get("option.folder.none"));
    }
    try {
      boolean inHome = typed.equals("~") || typed.startsWith("~/") || typed.startsWith("~\\");
      Path path =
          inHome ? Path.of(System.getProperty("user.home"), typed.substring(1)) : Path.of(typed);
      if (!path.isAbsolute()) {
        throw new InvalidInputException(TEXTS.get("option.folder.relative"));
      }
      return path.normalize();
    } catch (InvalidPathException _) {
      throw new InvalidInputException(TEXTS.get("option.folder.none"));
    }
  }

  /**
   * What makes the request of a link that says nothing else.
   *
   * @throws InvalidInputException if something of it cannot be used
   */
  Function<Link, JobRequest> requests(boolean startNow) {
    HeaderLines lines = parsedHeaders();
    @Nullable String name = user.isBlank() ? null : user.strip();
    Secrets secrets = new Secrets(name, name == null ? null : password, lines.secret());
    Path to = target();
    TransferOptions options =
        TransferOptions.DEFAULTS.toBuilder()
            .connections(connections)
            .findChecksums(findChecksums)
            .onChange(ChangePolicy.FAIL)
            .build();
    return link ->
        new JobRequest(
            List.of(link),
            to,
            null,
            lines.harmless(),
            secrets,
            List.of(),
            label.strip(),
            priority,
            !startNow,
            options);
  }

  /** What one link alone must have; empty if nothing was given. */
  List<Checksum> checksums() {
    @Nullable Checksum expected = parsedChecksum();
    return expected == null ? List.of() : List.of(expected);
  }

  private HeaderLines parsedHeaders() {
    return HeaderLines.parse(headers.lines().filter(line -> !line.isBlank()).toList());
  }

  private @Nullable Checksum parsedChecksum() {
    String typed = checksum.strip();
    if (typed.isEmpty()) {
      return null;
    }
    if (typed.indexOf(':') >= 0 || typed.indexOf('=') >= 0) {
      return Checksum.parse(typed);
    }
    return switch (typed.length()) {
      case 128 -> new Checksum(DigestAlgorithm.SHA_512, typed);
      case 64 -> new Checksum(DigestAlgorithm.SHA_256, typed);
      case 40 -> new Checksum(DigestAlgorithm.SHA_1, typed);
      case 32 -> new Checksum(DigestAlgorithm.MD5, typed);
      case 8 -> new Checksum(DigestAlgorithm.CRC_32, typed);
      default -> throw new InvalidInputException(TEXTS.get("option.checksum.unknown"));
    };
  }

  @Override
  public String toString() {
    return "AddOptions[" + folder + "]";
  }
}
