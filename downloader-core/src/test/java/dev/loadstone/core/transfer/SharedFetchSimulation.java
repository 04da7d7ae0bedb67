package dev.loadstone.core.transfer;

import dev.loadstone.core.model.RangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** Connections, as a crew works them, over a line of a given speed; time is counted, not spent. */
final class SharedFetchSimulation {
  private static final long TICK = 5_000_000L;
  private static final int MOST_TICKS = 200_000;

  private final long roundTrip;
  private final IntToDoubleFunction speed;
  private final SegmentPlanner planner;
  private final AutoConnections auto = new AutoConnections(0);
  private final List<Connection> connections = new ArrayList<>();
  private long now;
  private double received;
  int requests;
  int mostAtOnce;

  private static final class Connection {
    final boolean lead;
    Piece piece;
    long streamsAt;
    double credit;

    Connection(boolean lead, Piece piece, long streamsAt) {
      this.lead = lead;
      this.piece = piece;
      this.streamsAt = streamsAt;
    }
  }

  /**
   * A simulation.
   *
   * @param roundTrip nanoseconds from asking to the first byte
   * @param speed bytes per second of the whole line by connections that stream
   */
  SharedFetchSimulation(long size, long roundTrip, IntToDoubleFunction speed) {
    this.roundTrip = roundTrip;
    this.speed = speed;
    planner = SegmentPlanner.of(RangeSet.EMPTY, size);
    connections.add(new Connection(true, planner.first(0).orElseThrow(), 0));
    requests = 1;
  }

  /** Runs to the end; returns seconds. */
  double run() {
    for (int tick = 0; !planner.isDone(); tick++) {
      if (tick > MOST_TICKS) {
        throw new AssertionError("does not end");
      }
      now += TICK;
      move();
      connections.removeIf(this::isDone);
      auto.sample(now, (long) received, (int) streaming(), false);
      enlist();
      mostAtOnce = Math.max(mostAtOnce, connections.size());
    }
    return now / 1e9;
  }

  private long streaming() {
    return connections.stream().filter(each -> each.streamsAt <= now).count();
  }

  private void move() {
    int streaming = (int) streaming();
    for (Connection each : connections) {
      if (each.streamsAt <= now) {
        each.credit += speed.applyAsDouble(streaming) / streaming * TICK / 1e9;
        int count = each.piece.take((int) each.credit);
        each.piece.wrote();
        each.credit -= count;
        received += count;
      }
    }
  }

  private boolean isDone(Connection connection) {
    if (connection.piece.left() > 0) {
      return false;
    }
    if (connection.lead && planner.extend(connection.piece, auto.wished())) {
      return false;
    }
    planner.end(connection.piece);
    connection.credit = 0;
    boolean surplus = !connection.lead && connections.size() > auto.wished();
    Optional<Piece> next = surplus ? Optional.empty() : planner.next(auto.wished(), now);
    next.ifPresent(piece -> ask(connection, piece));
    return next.isEmpty();
  }

  private void ask(Connection connection, Piece piece) {
    connection.piece = piece;
    connection.streamsAt = now + roundTrip;
    requests++;
  }

  private void enlist() {
    while (connections.size() < auto.wished()) {
      Optional<Piece> piece = planner.next(auto.wished(), now);
      if (piece.isEmpty()) {
        return;
      }
      Connection added = new Connection(false, piece.get(), 0);
      ask(added, piece.get());
      connections.add(added);
    }
  }
}
