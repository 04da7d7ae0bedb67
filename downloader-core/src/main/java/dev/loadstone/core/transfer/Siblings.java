package dev.loadstone.core.transfer;

import dev.loadstone.core.integrity.ChecksumFile;
import dev.loadstone.core.integrity.SiblingChecksums;
import dev.loadstone.core.integrity.StatedChecksum;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Looks beside a link for files that state its checksum. */
final class Siblings {
  private static final int LONGEST = 4 << 20;

  private final Attempt attempt;
  private final Requests requests;

  Siblings(Attempt attempt, Requests requests) {
    this.attempt = attempt;
    this.requests = requests;
  }

  /** The first checksum found; what cannot be read is logged and left out. */
  List<StatedChecksum> find(Link link) throws FailureException {
    String name = SiblingChecksums.fileName(link);
    for (SiblingChecksums.Candidate each : SiblingChecksums.of(link)) {
      Optional<StatedChecksum> found = ask(each, name);
      if (found.isPresent()) {
        attempt.log("found a checksum in " + each.source());
        return List.of(found.get());
      }
    }
    attempt.log("no checksum lies beside the file");
    return List.of();
  }

  private Optional<StatedChecksum> ask(SiblingChecksums.Candidate candidate, String name)
      throws FailureException {
    try (Requests.Answered answered = requests.askForOther(candidate.link())) {
      if (answered.head().status() != 200
          || Refusals.coded(answered.head().headers()).isPresent()
          || answered.head().length() > LONGEST) {
        return Optional.empty();
      }
      return ChecksumFile.parse(text(answered))
          .of(name)
          .map(checksum -> new StatedChecksum(checksum, candidate.source()));
    } catch (FailureException e) {
      attempt.check();
      attempt.log(candidate.source() + " could not be read: " + e.failure().detail());
      return Optional.empty();
    }
  }

  private static String text(Requests.Answered answered) throws FailureException {
    ByteBuffer all = ByteBuffer.allocate(LONGEST);
    while (answered.answer().read(all) >= 0) {
      if (!all.hasRemaining()) {
        throw new FailureException(FailureCode.BODY_SIZE_LIMIT_EXCEEDED, "more than 4 MiB");
      }
    }
    return StandardCharsets.UTF_8.decode(all.flip()).toString();
  }
}
