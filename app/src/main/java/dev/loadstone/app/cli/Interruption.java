package dev.loadstone.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, from Ctrl-C or a termination signal: the command then puts its things in order
 * and says how it ended, within a bound. Thread-safe.
 */
public final class Interruption {
  private static final long SECONDS_TO_STOP = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean leaving;
  private volatile int code = ExitCode.INTERRUPTED.number();
  private volatile Runnable listener = () -> {};

  /** An interruption that the process's signals ask for. */
  public static Interruption ofProcess() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(interruption::shutDown, "loadstone-interruption"));
    return interruption;
  }

  public boolean isRequested() {
    return requested;
  }

  /** Has the listener called, on any thread, when stopping is wished for. */
  public void whenRequested(Runnable newListener) {
    listener = newListener;
    if (requested) {
      newListener.run();
    }
  }

  void request() {
    requested = true;
    listener.run();
  }

  /** Ends the process with that code; after a signal the hook that waits for it does so. */
  public void leave(int exitCode) {
    code = exitCode;
    leaving = true;
    ended.countDown();
    System.exit(exitCode);
  }

  private void shutDown() {
    if (leaving) {
      return;
    }
    request();
    try {
      boolean inTime = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(inTime ? code : ExitCode.INTERRUPTED.number());
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
  }
}
