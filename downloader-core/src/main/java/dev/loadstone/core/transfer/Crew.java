package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Segment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one file: the caller's, which leads, and others on threads of their own. Gives
 * each its next piece, takes back what broke off, and decides how many there are.
 */
final class Crew implements BodyCopy.Turn {
  private static final long TICK_NANOS = 20_000_000L;
  private static final long LOOK_AGAIN_MILLIS = 100;
  private static final int FRUITLESS = 3;
  private static final int LEAD = 0;

  /**
   * What a crew works with.
   *
   * @param shares whether more than one connection may fetch this file at a time
   * @param size of the file, or UNKNOWN
   * @param joined called once, when a second connection starts
   */
  record Task(
      SegmentPlanner planner,
      PieceOpener opener,
      BodyCopy copy,
      boolean shares,
      long size,
      Runnable joined) {}

  private final Attempt attempt;
  private final Task task;
  private final SegmentPlanner planner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CrewSize size;
  private final Map<Piece, Stream> streams = new HashMap<>();
  private final Set<Piece> tooSlow = new HashSet<>();
  private int working = 1;
  private int newest = LEAD;
  private boolean over;
  private boolean leadRests;

  /** Before a range has come, the lead does not give up its body for one that may never come. */
  private boolean provesRanges;

  private volatile long nextTick;
  private @Nullable FailureException last;
  private @Nullable FailureException fatal;

  Crew(Attempt attempt, Task task) {
    this.attempt = attempt;
    this.task = task;
    planner = task.planner();
    size = new CrewSize(attempt, task.shares(), task.size());
  }

  /**
   * Fetches all that is missing; returns when every byte is in the part and every other thread has
   * ended.
   *
   * @param first body that begins with the first missing byte
   */
  void run(Stream first) throws FailureException {
    Piece piece = locked(() -> planner.first(attempt.nanos())).orElseThrow();
    try {
      enlist();
      work(LEAD, piece, first);
      for (Optional<Piece> more = leadsNext(); more.isPresent(); more = leadsNext()) {
        work(LEAD, more.get(), null);
      }
    } finally {
      dismiss();
    }
    if (fatal != null) {
      throw fatal;
    }
    attempt.check();
    if (!planner.isDone()) {
      throw last != null
          ? last
          : new FailureException(
              FailureCode.INTERNAL, "bytes are missing and no connection is left");
    }
  }

  /** Up to where the file is there without a gap. */
  long prefix() {
    return locked(() -> planner.missingFrom(task.size()));
  }

  List<Segment> segments() {
    return locked(planner::segments);
  }

  @Override
  public void copied(long now) {
    if (now - nextTick < 0 || !lock.tryLock()) {
      return;
    }
    try {
      nextTick = now + TICK_NANOS;
      size.measure(now, streams.size());
      enlist();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean extend(Piece piece) {
    return locked(
        () -> {
          if (!provesRanges) {
            planner.takeBack(piece, each -> !streams.containsKey(each));
          }
          return !over && planner.extend(piece, size.wished());
        });
  }

  /** Starts as many connections as are wished, have work and are let through to the host. */
  private void enlist() {
    lock.lock();
    try {
      while (working < size.wished() && !over && !attempt.stop().isSet()) {
        Origin origin = task.opener().link(newest + 1).origin();
        if (!attempt.tools().hosts().tryAcquire(origin)) {
          return;
        }
        Optional<Piece> piece = planner.next(size.wished(), attempt.nanos());
        if (piece.isEmpty()) {
          attempt.tools().hosts().release(origin);
          return;
        }
        start(piece.get(), origin);
      }
    } finally {
      lock.unlock();
    }
  }

  private void start(Piece piece, Origin origin) {
    if (newest == LEAD) {
      size.shared();
      task.joined().run();
    }
    working++;
    newest++;
    int number = newest;
    Thread.ofPlatform()
        .daemon()
        .name("loadstone-" + attempt.job().id() + "-" + number)
        .start(
            () -> {
              try {
                work(number, piece, null);
              } finally {
                attempt.tools().hosts().release(origin);
                locked(
                    () -> {
                      working--;
                      changed.signalAll();
                      return working;
                    });
              }
            });
  }

  /** Fetches pieces one after another until none is left or this connection is of no use. */
  private void work(int number, Piece first, @Nullable Stream given) {
    Piece piece = first;
    Stream stream = given;
    boolean goesOn = true;
    int fruitless = 0;
    while (goesOn) {
      FailureException failed = fetch(number, piece, stream);
      stream = null;
      fruitless = failed == null || piece.progress() > 0 ? 0 : fruitless + 1;
      Optional<Piece> next = settle(number, piece, failed, fruitless);
      goesOn = next.isPresent();
      piece = next.orElse(piece);
    }
  }

  private @Nullable FailureException fetch(int number, Piece piece, @Nullable Stream given) {
    try (Stream stream = given != null ? given : task.opener().open(piece.remaining(), number)) {
      boolean wanted =
          locked(
              () -> {
                streams.put(piece, stream);
                provesRanges |= stream.answered().head().status() == 206;
                return !over;
              });
      if (wanted) {
        task.copy().copy(stream, piece, this);
      }
      return null;
    } catch (FailureException e) {
      return e;
    } catch (RuntimeException | Error e) {
      return new FailureException(
          Failure.of(FailureCode.INTERNAL, "internal error: " + e.getClass().getName()), e);
    } finally {
      locked(() -> streams.remove(piece));
    }
  }

  /** Takes a piece back and gives out the next one, if this connection is to have one. */
  private Optional<Piece> settle(
      int number, Piece piece, @Nullable FailureException failed, int fruitless) {
    return locked(
        () -> {
          planner.end(piece);
          changed.signalAll();
          boolean goesOn = failed == null || copesWith(failed, number, piece, fruitless);
          boolean surplus = number != LEAD && working > size.wished();
          return goesOn && !surplus && !over && !attempt.stop().isSet()
              ? planner.next(size.wished(), attempt.nanos())
              : Optional.empty();
        });
  }

  /** Whether a connection that failed is to try again. */
  private boolean copesWith(FailureException failed, int number, Piece piece, int fruitless) {
    if (tooSlow.remove(piece)) {
      return true;
    }
    if (over || attempt.stop().isSet()) {
      return false;
    }
    last = failed;
    Failure why = failed.failure();
    if (isFatal(why) || (why.code() == FailureCode.REMOTE_CHANGED && number == LEAD)) {
      fatal = failed;
      over = true;
      attempt.stop().cut();
      return false;
    }
    if (working == 1) {
      leadRests = true;
      return false;
    }
    if (CrewSize.isLoweredBy(why)) {
      size.lower(why, working);
    } else if (fruitless < FRUITLESS) {
      attempt.log("connection " + number + " broke off (" + why.detail() + "): asking again");
      return true;
    }
    leadRests |= number == LEAD;
    return false;
  }

  private static boolean isFatal(Failure why) {
    return switch (why.code().kind()) {
      case DISK, INTERNAL -> true;
      case NETWORK, HTTP, INTEGRITY, TLS, INTERRUPTED ->
          why.code() == FailureCode.BODY_SIZE_LIMIT_EXCEEDED;
    };
  }

  /** Waits for the others while there is nothing for the lead to do. */
  private Optional<Piece> leadsNext() {
    lock.lock();
    try {
      while (working > 1 && !over && !attempt.stop().isSet()) {
        long now = attempt.nanos();
        Optional<Piece> next = leadRests ? Optional.empty() : planner.next(size.wished(), now);
        if (next.isPresent()) {
          return next;
        }
        planner.stuck(now).ifPresent(this::giveUp);
        boolean _ = changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      return over || leadRests || attempt.stop().isSet()
          ? Optional.empty()
          : planner.next(size.wished(), attempt.nanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      attempt.stop().set(StopSignal.Reason.ASKED);
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Piece piece) {
    Stream stream = streams.get(piece);
    if (stream != null && tooSlow.add(piece)) {
      attempt.log("a connection is much slower than the others: asking for its rest anew");
      stream.answered().cancel();
    }
  }

  /** Ends the others and waits for them: nobody writes to the part after this. */
  private void dismiss() {
    boolean interrupted = false;
    lock.lock();
    try {
      over = true;
      while (working > 1) {
        attempt.stop().cut();
        try {
          boolean _ = changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T> T locked(Supplier<T> call) {
    lock.lock();
    try {
      return call.get();
    } finally {
      lock.unlock();
    }
  }
}
