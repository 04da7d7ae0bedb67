package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.http.HttpDates;
import dev.loadstone.core.integrity.Judgement;
import dev.loadstone.core.integrity.RunningDigest;
import dev.loadstone.core.integrity.StatedChecksum;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks a part that has all its bytes and makes its receipt. */
final class Verification {
  private final Attempt attempt;
  private final Workpiece work;
  private final Siblings siblings;

  Verification(Attempt attempt, Workpiece work, Siblings siblings) {
    this.attempt = attempt;
    this.work = work;
    this.siblings = siblings;
  }

  /**
   * Checks digests and content, then forces the part.
   *
   * @param link that the bytes came from
   * @throws FailureException CHECKSUM_MISMATCH, WRONG_CONTENT: the bytes are of no use
   */
  Receipt run(Link link, long size) throws FailureException {
    attempt.listener().verifying();
    List<StatedChecksum> expected = new ArrayList<>(work.expected());
    if (attempt.options().findChecksums()) {
      expected.addAll(siblings.find(link));
    }
    Map<DigestAlgorithm, Checksum> actual = digests(size, expected);
    Verdict verdict = verdict(expected, actual);
    ContentCheck.Finding finding = content(size, verdict);
    applyServerTime();
    work.finish(size);
    return receipt(size, actual, verdict, finding);
  }

  private Map<DigestAlgorithm, Checksum> digests(long size, List<StatedChecksum> expected)
      throws FailureException {
    Map<DigestAlgorithm, Checksum> actual = new EnumMap<>(DigestAlgorithm.class);
    actual.putAll(work.digest().finish(work.part(), size, attempt));
    Set<DigestAlgorithm> missing = EnumSet.noneOf(DigestAlgorithm.class);
    expected.forEach(each -> missing.add(each.checksum().algorithm()));
    missing.removeAll(actual.keySet());
    if (!missing.isEmpty()) {
      RunningDigest again = new RunningDigest(missing);
      again.catchUp(work.part()::read, size, attempt.stop()::isSet);
      attempt.check();
      actual.putAll(again.finish());
    }
    return actual;
  }

  private Verdict verdict(List<StatedChecksum> expected, Map<DigestAlgorithm, Checksum> actual)
      throws FailureException {
    String doubt = work.doubt();
    Verdict verdict =
        doubt.isEmpty() ? Judgement.of(expected, actual) : Judgement.of(expected, actual, doubt);
    switch (verdict) {
      case Verdict.Verified(Checksum checksum, String source) ->
          attempt.log("verified by " + checksum.algorithm().label() + " (" + source + ")");
      case Verdict.Unverified(String why) -> attempt.log("unverified: " + why);
      case Verdict.Mismatch(Checksum wanted, Checksum found, String source) ->
          throw new FailureException(
              FailureCode.CHECKSUM_MISMATCH,
              "expected " + wanted + " (" + source + "), got " + found.hex());
    }
    return verdict;
  }

  private ContentCheck.Finding content(long size, Verdict verdict) throws FailureException {
    String name = String.valueOf(work.place().file().getFileName());
    ContentCheck.Finding finding =
        attempt.tools().content().check(work.part()::read, name, work.remote().mediaType(), size);
    String problem = finding.problem();
    if (problem == null) {
      return finding;
    }
    if (verdict instanceof Verdict.Verified(Checksum checksum, String source)
        && source.equals("given")
        && !checksum.algorithm().isWeak()) {
      attempt.log(problem + ": taken because the checksum given agrees");
      return finding;
    }
    if (attempt.options().anyContent()) {
      attempt.log(problem + ": taken all the same, as chosen");
      return finding;
    }
    throw new FailureException(FailureCode.WRONG_CONTENT, problem);
  }

  private void applyServerTime() throws FailureException {
    String stated = work.remote().lastModified();
    if (!attempt.options().keepServerTime() || stated == null) {
      return;
    }
    Optional<Instant> time = HttpDates.parse(stated, attempt.tools().time().now());
    if (time.isPresent()) {
      FileStore files = attempt.tools().files();
      Path path = PartFile.pathFor(work.place().file());
      try {
        files.setModified(path, time.get());
      } catch (IOException e) {
        throw DiskFailures.of(e, DiskFailures.Doing.WRITE, files, path);
      }
    }
  }

  private Receipt receipt(
      long size,
      Map<DigestAlgorithm, Checksum> actual,
      Verdict verdict,
      ContentCheck.Finding finding)
      throws FailureException {
    Path folder = attempt.job().request().folder().toAbsolutePath().normalize();
    RemoteFile remote = work.remote();
    return new Receipt(
        folder,
        folder.relativize(work.place().file()).toString().replace('\\', '/'),
        attempt.job().request().link(),
        remote.etag(),
        remote.lastModified(),
        size,
        Objects.requireNonNull(actual.get(DigestAlgorithm.SHA_256)),
        finding.kind(),
        finding.format(),
        verdict,
        attempt.tools().time().now(),
        modified());
  }

  private Instant modified() throws FailureException {
    FileStore files = attempt.tools().files();
    Path path = PartFile.pathFor(work.place().file());
    try {
      FileStore.FileFacts facts = files.facts(path);
      if (facts == null) {
        throw new FailureException(FailureCode.FILE_WRITE_ERROR, path + " is gone");
      }
      return facts.modified();
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.READ, files, path);
    }
  }
}
