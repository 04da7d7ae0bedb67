package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.TransferOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Opens the body that holds a piece. */
  interface Opener {

    /**
     * Asks for the piece.
     *
     * @throws FailureException REMOTE_CHANGED if the answer belongs to another file
     */
    Stream open(ByteRange piece, int number) throws FailureException;
  }

  private final Attempt attempt;
  private final Link link;
  private final SegmentPlanner planner;
  private final Opener opener;
  private final boolean shares;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final @Nullable AutoConnections auto;
  private final Map<Piece, Stream> streams = new HashMap<>();
  private BodyCopy copy;
  private int wished;
  private int working = 1;
  private int numbers = LEAD;
  private boolean unextendable;
  private volatile long nextTick;
  private @Nullable FailureException fatal;
  private @Nullable FailureException last;
  private Runnable onSecond = () -> {};

  /**
   * A crew.
   *
   * @param shares whether more than one connection may fetch this file at a time
   */
  Crew(Attempt attempt, Link link, SegmentPlanner planner, Opener opener, boolean shares, long size) {
    this.attempt = attempt;
    this.link = link;
    this.planner = planner;
    this.opener = opener;
    this.shares = shares;
    int asked = attempt.options().connections();
    boolean finds =
        shares && asked == TransferOptions.AUTO && size >= AutoConnections.SMALLEST_FILE;
    auto = finds ? new AutoConnections(attempt.nanos()) : null;
    wished = shares && asked != TransferOptions.AUTO ? asked : 1;
  }
}
