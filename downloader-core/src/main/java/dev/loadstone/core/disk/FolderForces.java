package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces folders for many threads at once: who comes while a force runs shares the next one.
 * Thread-safe.
 */
final class FolderForces {
  private final FileStore files;
  private final Map<Path, Gate> gates = new ConcurrentHashMap<>();

  FolderForces(FileStore files) {
    this.files = files;
  }

  /** One force and those who wait for it; guarded by the gate that made it. */
  private static final class Round {
    private boolean done;
    private @Nullable IOException failure;
  }

  /** The rounds of one folder. */
  private static final class Gate {
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Round next;
    private int users;

    synchronized Round join() {
      Round round = next == null ? new Round() : next;
      next = round;
      return round;
    }

    synchronized void begin() {
      next = null;
    }
  }

  /** Returns once a force of the folder that began after this call has ended. */
  void force(Path folder) throws IOException {
    Gate gate = enter(folder);
    try {
      Round round = gate.join();
      gate.turn.lock();
      try {
        if (!round.done) {
          gate.begin();
          run(round, folder);
        }
      } finally {
        gate.turn.unlock();
      }
      if (round.failure != null) {
        throw round.failure;
      }
    } finally {
      leave(folder);
    }
  }

  private void run(Round round, Path folder) {
    try {
      files.forceFolder(folder);
    } catch (IOException e) {
      round.failure = e;
    } finally {
      round.done = true;
    }
  }

  private Gate enter(Path folder) {
    return gates.compute(
        folder,
        (_, found) -> {
          Gate gate = found == null ? new Gate() : found;
          gate.users++;
          return gate;
        });
  }

  private void leave(Path folder) {
    gates.computeIfPresent(folder, (_, gate) -> --gate.users == 0 ? null : gate);
  }
}
