package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.disk.SafePath;
import dev.loadstone.core.disk.SpaceCheck;
import dev.loadstone.core.integrity.RunningDigest;
import dev.loadstone.core.integrity.StatedChecksum;
import dev.loadstone.core.integrity.StatedDigests;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.TransferOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The part that is being filled, with what is known of the file it becomes. One thread owns it. */
final class Workpiece {
  private final Attempt attempt;
  private final Targets.Place place;
  private final PartFile part;
  private final List<StatedChecksum> expected = new ArrayList<>();
  private PrefixDigest digest;
  private RemoteFile remote;
  private boolean joined;
  private String doubt = "";
  private boolean done;
  private boolean handedOver;

  private Workpiece(Attempt attempt, Targets.Place place, PartFile part, RunningDigest digest) {
    this.attempt = attempt;
    this.place = place;
    this.part = part;
    this.digest = new PrefixDigest(digest);
    remote = Remotes.unknown();
    for (Checksum each : attempt.job().request().checksums()) {
      expected.add(new StatedChecksum(each, "given"));
    }
  }

  /** Opens the part beside the place's file. */
  static Workpiece open(Attempt attempt, Targets.Place place) throws FailureException {
    FileStore files = attempt.tools().files();
    Path folder = attempt.job().request().folder();
    Path parent = place.file().getParent();
    try {
      files.createFolders(folder);
      SafePath.checkParents(files, folder, place.file());
      if (parent != null && !parent.equals(folder)) {
        files.createFolders(parent);
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.OPEN, files, place.file());
    }
    RunningDigest digest = new RunningDigest(given(attempt));
    PartFile part = PartFile.open(files, place.file(), digest::update);
    part.findings().forEach(attempt::log);
    return new Workpiece(attempt, place, part, digest);
  }

  Targets.Place place() {
    return place;
  }

  PartFile part() {
    return part;
  }

  PrefixDigest digest() {
    return digest;
  }

  RemoteFile remote() {
    return remote;
  }

  List<StatedChecksum> expected() {
    return List.copyOf(expected);
  }

  /** Why the file cannot count as verified unless a checksum says so; empty if nothing. */
  String doubt() {
    return doubt;
  }

  void doubt(String why) {
    doubt = why;
  }

  /** Whether bytes of more than one answer were put together. */
  boolean isJoined() {
    return joined;
  }

  /** Whether every byte is there, so that a check of the whole said something. */
  boolean isWhole() {
    long size = remote.size();
    return size != RemoteFile.UNKNOWN && part.present().isWhole(size);
  }

  ResumePlan plan(Link link) {
    return new ResumePlan(
        link,
        part.identity(),
        part.present(),
        attempt.isGuarded(),
        attempt.options().continueUnproven());
  }

  /** Takes what an accepted answer says of the file. */
  void describe(Requests.Answered answered, long size) throws FailureException {
    long most = attempt.options().maxSize();
    if (most != TransferOptions.UNLIMITED && size > most) {
      throw new FailureException(
          FailureCode.BODY_SIZE_LIMIT_EXCEEDED,
          "the file has " + size + " bytes, " + most + " are allowed");
    }
    remote = Remotes.of(answered.head(), size, attempt.job().remote());
    StatedDigests stated = StatedDigests.of(answered.head().status(), answered.head().headers());
    stated.notes().forEach(attempt::log);
    stated.checksums().stream().filter(each -> !expected.contains(each)).forEach(expected::add);
    attempt.listener().described(remote, place.file());
  }

  /** Drops what is there for a body that is the whole file. */
  void begin(Link link, Requests.Answered answered) throws FailureException {
    expected.removeIf(each -> !each.source().equals("given"));
    joined = false;
    doubt = "";
    long size = answered.head().length();
    describe(answered, size);
    SpaceCheck.require(attempt.tools().files(), place.file(), Math.max(0, size), 0);
    digest.end();
    digest = new PrefixDigest(new RunningDigest(algorithms()));
    part.begin(new PartFile.Identity(link, remote.validator(), size));
  }

  /** Keeps what is there for a body that goes on with it. */
  void goOn(Requests.Answered answered, long total, Ask.Proof proof) throws FailureException {
    joined = true;
    if (proof instanceof Ask.Proof.Nothing) {
      doubt = "joined unproven";
    }
    describe(answered, total);
    SpaceCheck.require(attempt.tools().files(), place.file(), total, part.present().length());
  }

  /** Bytes came by a proof that only the checksum of the whole file completes. */
  void joinedByChecksum() {
    joined = true;
  }

  /** The end of a file whose size nobody had said. */
  void settle(long size) throws FailureException {
    part.settleSize(size);
    remote = Remotes.sized(remote, size);
    attempt.listener().described(remote, place.file());
  }

  /** All is forced and checked: the part awaits its name. */
  void finish(long size) throws FailureException {
    part.finish(size);
    done = true;
    attempt.listener().checkpoint(Checkpoints.segments(part.present(), size));
  }

  /** Leaves the finished part, open, to who publishes it. */
  void handOver() {
    handedOver = true;
    attempt.tools().finished().accept(part);
  }

  /** Bytes that are wrong are of no use to anybody. */
  void delete() throws FailureException {
    digest.end();
    done = true;
    part.delete();
  }

  /** Closes the part, unless it was handed over; what came is kept and forced. */
  void close() {
    digest.end();
    if (handedOver) {
      return;
    }
    try {
      if (!done && part.present().isEmpty()) {
        part.delete();
      } else if (!done && attempt.progress().meter.total() > 0) {
        RangeSet durable = part.checkpoint();
        attempt.listener().checkpoint(Checkpoints.segments(durable, remote.size()));
      }
    } catch (FailureException e) {
      attempt.log("what came last could not be forced to disk: " + e.failure().detail());
    } finally {
      part.close();
    }
  }

  Set<DigestAlgorithm> algorithms() {
    Set<DigestAlgorithm> all = given(attempt);
    expected.forEach(each -> all.add(each.checksum().algorithm()));
    return all;
  }

  private static Set<DigestAlgorithm> given(Attempt attempt) {
    Set<DigestAlgorithm> all = EnumSet.of(DigestAlgorithm.SHA_256);
    attempt.job().request().checksums().forEach(each -> all.add(each.algorithm()));
    return all;
  }
}
