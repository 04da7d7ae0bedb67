package dev.loadstone.app.cli;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs one command line. Whatever goes wrong becomes one line on standard error and a code. */
public final class Program {
  private final Surroundings surroundings;

  public Program(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Runs the command that the arguments name.
   *
   * @param more commands of other parts, by name; made only when wanted
   * @return the exit code
   */
  public int run(List<String> arguments, List<Extra> more) {
    LoadstoneCommand root = new LoadstoneCommand(surroundings);
    CommandLine line = new CommandLine(root);
    // A body is given as @FILE.
    line.setExpandAtFiles(false);
    addCommands(line, root, arguments, more);
    line.setParameterExceptionHandler((e, args) -> usage(e));
    line.setExecutionExceptionHandler((e, failed, parsed) -> failed(e));
    line.setOut(new PrintWriter(surroundings.out(), true, surroundings.out().charset()));
    line.setUsageHelpWidth(100);
    int code = line.execute(arguments.toArray(String[]::new));
    surroundings.out().flush();
    surroundings.err().flush();
    return code;
  }

  /**
   * Runs a command that takes no arguments, without the parser, which costs as much as a window.
   */
  public int run(Callable<Integer> command) {
    int code;
    try {
      code = command.call();
    } catch (Exception e) {
      code = failed(e);
    }
    surroundings.out().flush();
    surroundings.err().flush();
    return code;
  }

  /**
   * A command that another package adds.
   *
   * @param command made from what tells the data folder once the options are read
   */
  public record Extra(String name, Function<Supplier<Path>, Object> command) {}

  private static void addCommands(
      CommandLine line, LoadstoneCommand root, List<String> arguments, List<Extra> more) {
    List<Extra> all = new ArrayList<>();
    all.add(new Extra("get", _ -> new GetCommand(root)));
    all.add(new Extra("probe", _ -> new ProbeCommand(root)));
    all.add(new Extra("request", _ -> new RequestCommand(root)));
    all.add(new Extra("queue", _ -> queue(root)));
    all.add(new Extra("host", _ -> host(root)));
    all.add(new Extra("show", _ -> new ShowCommand(root)));
    all.add(new Extra("history", _ -> new HistoryCommand(root)));
    all.add(new Extra("explain", _ -> new ExplainCommand(root)));
    all.add(new Extra("verify", _ -> new VerifyCommand(root)));
    all.addAll(more);
    // Looking at a command's annotations costs time: the one that is named is enough.
    List<Extra> named =
        arguments.isEmpty()
            ? List.of()
            : all.stream().filter(c -> c.name().equals(arguments.getFirst())).toList();
    for (Extra command : named.isEmpty() ? all : named) {
      line.addSubcommand(command.name(), command.command().apply(root::dataFolder));
    }
  }

  private static CommandLine queue(LoadstoneCommand root) {
    return new CommandLine(new QueueCommand())
        .addSubcommand("list", new QueueListCommand(root))
        .addSubcommand("show", new ShowCommand(root))
        .addSubcommand("add", new QueueCommand.Add(root))
        .addSubcommand("run", new QueueCommand.Run(root))
        .addSubcommand("pause", new QueueCommand.Pause(root))
        .addSubcommand("resume", new QueueCommand.Resume(root))
        .addSubcommand("retry", new QueueCommand.Retry(root))
        .addSubcommand("remove", new QueueCommand.Remove(root));
  }

  private static CommandLine host(LoadstoneCommand root) {
    return new CommandLine(new HostCommand())
        .addSubcommand("list", new HostCommand.ListAll(root))
        .addSubcommand("show", new HostCommand.Show(root))
        .addSubcommand("set", new HostCommand.Set(root))
        .addSubcommand("trust", new HostTrust(root))
        .addSubcommand("remove", new HostCommand.Remove(root));
  }

  private int usage(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String wrong =
        String.valueOf(e.getMessage())
            .replaceFirst("is not an? (int|long)$", "is not a whole number");
    say(wrong + ". See " + command + " --help");
    return ExitCode.USAGE.number();
  }

  private int failed(Exception e) {
    return switch (e) {
      case InvalidInputException invalid -> {
        say(invalid.getMessage());
        yield ExitCode.USAGE.number();
      }
      case StoreException store -> {
        say(store.getMessage());
        yield ExitCode.DISK.number();
      }
      case FailureException failure -> {
        say(FailureWords.of(failure.failure()).sentence());
        yield ExitCode.of(failure.failure().code()).number();
      }
      default -> {
        LoggerFactory.getLogger(Program.class).error("a command failed", e);
        say("Loadstone itself failed (" + e + "); report it with the log file of the data folder");
        yield ExitCode.INTERNAL.number();
      }
    };
  }

  private void say(@org.jspecify.annotations.Nullable String message) {
    surroundings.out().flush();
    surroundings.err().println("loadstone: " + OneLine.of(String.valueOf(message)));
  }
}
