package dev.loadstone.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a command has around it; tests give their own.
 *
 * @param out results, progress, notices
 * @param err failures and nothing else
 * @param isTerminal whether a person looks at {@code out} and lines can be painted over
 * @param dataFolder of the queue, chosen from the option or null
 * @param passwords asks for one, by the sign-in's name; null where nobody can be asked
 * @param nanos monotonic time
 * @param clock wall time
 */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean isTerminal,
    Map<String, String> environment,
    Function<@Nullable Path, Path> dataFolder,
    @Nullable Function<String, String> passwords,
    Interruption interruption,
    LongSupplier nanos,
    InstantSource clock) {}
