package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.transfer.Ask.Part;
import dev.loadstone.core.transfer.Ask.Proof;
import dev.loadstone.core.transfer.Decision.AskAgain;
import dev.loadstone.core.transfer.Decision.Continue;
import dev.loadstone.core.transfer.Decision.Refuse;
import dev.loadstone.core.transfer.Requests.Answered;
import java.util.List;
import java.util.Optional;

/** Fills a part from the first accepted body on, over one or more connections. */
final class Fetch implements PieceOpener {
  private static final int MOST_ASKS = 3;

  private final Attempt attempt;
  private final Requests requests;
  private final Workpiece work;
  private final PartFile part;
  private final List<Link> links;

  /** The server misunderstands If-Range: it is not sent again. */
  private volatile boolean comparesOnly;

  /**
   * A fetch.
   *
   * @param links the one that the first body came from, then mirrors that may be asked too
   */
  Fetch(Attempt attempt, Requests requests, Workpiece work, List<Link> links) {
    this.attempt = attempt;
    this.requests = requests;
    this.work = work;
    this.links = List.copyOf(links);
    part = work.part();
  }

  /**
   * Fetches all that is missing.
   *
   * @param first begins with the first missing byte
   * @return bytes of the whole file
   */
  long run(Stream first) throws FailureException {
    long size = work.remote().size();
    long there = part.present().length();
    attempt.progress().startAt(there);
    attempt.listener().resumed(there);
    if (size == RemoteFile.UNKNOWN) {
      return endless(first);
    }
    SegmentPlanner planner = SegmentPlanner.of(part.present(), size);
    if (planner.isDone()) {
      first.close();
    } else {
      crew(first, planner, size);
    }
    return size;
  }

  @Override
  public Link link(int number) {
    return links.get(number % links.size());
  }

  @Override
  public Stream open(ByteRange piece, int number) throws FailureException {
    Link link = link(number);
    ResumePlan plan = work.plan(link);
    Part ask = plan.piece(piece).orElseThrow(() -> changed("nothing proves further pieces"));
    if (comparesOnly && ask.proof() instanceof Proof.IfRange(Validator validator)) {
      ask = ask.with(new Proof.Compared(validator));
    }
    for (int i = 0; i < MOST_ASKS; i++) {
      Answered answered = requests.askForPiece(link, ask, number);
      Decision decision = plan.judge(ask, answered.head());
      if (decision instanceof Continue(ByteRange range, long _, String _)) {
        if (ask.proof() instanceof Proof.ByChecksum) {
          work.joinedByChecksum();
        }
        attempt.listener().answered(answered.head().status());
        return new Stream(answered, range.end());
      }
      answered.close();
      if (decision instanceof Refuse(var failure)) {
        throw new FailureException(failure, null);
      }
      if (!(decision instanceof AskAgain(Part again, String why))) {
        throw changed(decision.why());
      }
      if (!comparesOnly) {
        attempt.log(why);
      }
      comparesOnly = true;
      ask = again;
    }
    throw changed("the server does not make up its mind about bytes " + piece);
  }

  private long endless(Stream first) throws FailureException {
    long from = part.present().prefix();
    crew(first, SegmentPlanner.endless(from), RemoteFile.UNKNOWN);
    long size = part.present().prefix();
    work.settle(size);
    return size;
  }

  private void crew(Stream first, SegmentPlanner planner, long size) throws FailureException {
    Checkpoints checkpoints = new Checkpoints(attempt, part, size);
    PrefixDigest digest = work.digest();
    BodyCopy copy = new BodyCopy(attempt, part, digest, checkpoints);
    String alone = whyAlone(first, size);
    if (!alone.isEmpty() && attempt.options().connections() > 1) {
      attempt.log("one connection only: " + alone);
    } else if (alone.isEmpty() && links.size() > 1) {
      attempt.log("pieces may come from " + links.size() + " links: the checksum given will tell");
    }
    Crew[] crew = new Crew[1];
    Crew.Task task =
        new Crew.Task(
            planner,
            this,
            copy,
            alone.isEmpty(),
            size,
            () -> digest.follow(part, () -> crew[0].prefix()));
    crew[0] = new Crew(attempt, task);
    attempt.progress().segments(crew[0]::segments);
    try {
      crew[0].run(first);
    } finally {
      attempt.progress().segments(List::of);
      checkpoints.end();
    }
  }

  /** Why pieces of other answers may not join this one; empty if they may. */
  private String whyAlone(Stream first, long size) {
    if (size == RemoteFile.UNKNOWN) {
      return "the server does not say how long the file is";
    }
    if (Remotes.refusesRanges(first.answered().head().headers())) {
      return "the server has no ranges";
    }
    Optional<Part> piece = work.plan(links.getFirst()).piece(new ByteRange(0, 1));
    boolean proves = piece.isPresent() && !(piece.get().proof() instanceof Proof.Nothing);
    return proves ? "" : "nothing would prove that pieces belong to one file";
  }

  private static FailureException changed(String why) {
    return new FailureException(FailureCode.REMOTE_CHANGED, why);
  }
}
