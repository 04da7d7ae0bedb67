package dev.loadstone.core.engine;

import dev.loadstone.core.store.JobStore;
import dev.loadstone.core.store.SecretStore;
import dev.loadstone.core.time.TimeSource;
import dev.loadstone.core.transfer.HostGate;
import dev.loadstone.core.transfer.Throttle;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What an engine works with.
 *
 * @param attempts gives each attempt of a job its number
 * @param profiles of hosts
 * @param workers runs what blocks
 * @param random for the jitter of delays
 * @param troubles told, in one line, what a person should know and no job's log can say
 */
public record EngineParts(
    JobStore store,
    SecretStore secrets,
    TransferStarter transfers,
    AttemptNumbers attempts,
    FileWork files,
    HostGate hosts,
    Hosts profiles,
    Throttle everything,
    TimeSource time,
    RandomGenerator random,
    Executor workers,
    Starts starts,
    Consumer<String> troubles) {

  /** Which jobs start by themselves. */
  public enum Starts {
    ALL,
    /** Only those that were submitted, resumed or retried since the engine was opened. */
    ASKED_FOR,
    NONE
  }
}
