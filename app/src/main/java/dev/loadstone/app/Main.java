package dev.loadstone.app;

import dev.loadstone.app.cli.Interruption;
import dev.loadstone.app.cli.Program;
import dev.loadstone.app.cli.Surroundings;
import dev.loadstone.app.demo.DemoCommand;
import dev.loadstone.app.desktop.OpenCommand;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Where the process starts: gives the commands their surroundings and ends with their code. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) ->
            LoggerFactory.getLogger(Main.class).error("{} ended by a fault", thread, fault));
    Interruption interruption = Interruption.ofProcess();
    Surroundings surroundings = surroundings(interruption);
    Program program = new Program(surroundings);
    int code =
        arguments.length == 0
            ? program.run(new OpenCommand(surroundings, () -> dataFolder(null)))
            : program.run(
                List.of(arguments),
                List.of(
                    new Program.Extra("open", folder -> new OpenCommand(surroundings, folder)),
                    new Program.Extra("demo", folder -> new DemoCommand(surroundings, folder))));
    interruption.leave(code);
  }

  private static Surroundings surroundings(Interruption interruption) {
    Map<String, String> environment = System.getenv();
    Optional<Console> person = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    boolean paintable =
        person.isPresent() && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Surroundings(
        System.in,
        stream(FileDescriptor.out, System.out),
        stream(FileDescriptor.err, System.err),
        paintable,
        environment,
        Main::dataFolder,
        person.map(Main::passwords).orElse(null),
        interruption,
        System::nanoTime,
        InstantSource.system());
  }

  private static Path dataFolder(@Nullable Path option) {
    Path folder =
        DataFolder.choose(
            option,
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")));
    LogFile.use(folder);
    return folder;
  }

  /** Buffered, since a run may print 100,000 lines; whoever prints flushes. */
  private static PrintStream stream(FileDescriptor descriptor, PrintStream standard) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
        false,
        standard.charset());
  }

  private static Function<String, String> passwords(Console console) {
    return user -> {
      char[] typed = console.readPassword("Password for %s: ", user);
      return typed == null ? "" : new String(typed);
    };
  }
}
