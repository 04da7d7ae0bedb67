package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Secrets;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at what holds for every request to a host, and changes it. */
@Command(name = "host", description = "Keep what holds for a host: sign-in, proxy, trust, limits.")
final class HostCommand implements Callable<Integer> {
  private static final String WHICH =
      "example.com, *.example.com, with a port behind it or http:// before it if wanted.";

  @Override
  public Integer call() {
    throw new InvalidInputException("Say what to do: host list, show, set, trust or remove");
  }

  /** Shows all profiles. */
  @Command(name = "list", description = "Show the hosts that something is kept for.")
  static final class ListAll implements Callable<Integer> {
    private final LoadstoneCommand program;

    @Option(names = "--json", description = "One JSON object for each host.")
    private boolean json;

    ListAll(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
        List<HostProfile> profiles = engine.profiles();
        PrintStream out = program.surroundings().out();
        if (json) {
          JsonLines lines = new JsonLines(out);
          profiles.forEach(each -> lines.line(generator -> HostJson.write(generator, each)));
        } else {
          HostSheet.table(profiles).forEach(out::println);
        }
      }
      return ExitCode.OK.number();
    }
  }

  /** Shows one profile. */
  @Command(name = "show", description = "Show what is kept for a host; passwords stay hidden.")
  static final class Show implements Callable<Integer> {
    private final LoadstoneCommand program;

    @Parameters(paramLabel = "HOST", description = WHICH)
    private String host = "";

    @Option(names = "--json", description = "As one JSON object.")
    private boolean json;

    Show(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      HostPattern pattern = HostPattern.parse(host);
      try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
        HostProfile profile =
            find(engine.hostProfiles(), pattern).orElseThrow(() -> unknown(pattern));
        PrintStream out = program.surroundings().out();
        if (json) {
          new JsonLines(out).line(generator -> HostJson.write(generator, profile));
        } else {
          HostSheet.lines(profile).forEach(out::println);
        }
      }
      return ExitCode.OK.number();
    }
  }

  /** Makes or changes a profile. */
  @Command(
      name = "set",
      description = "Keep something for a host; what is not named stays as it is.",
      sortOptions = false,
      abbreviateSynopsis = true)
  static final class Set implements Callable<Integer> {
    private final LoadstoneCommand program;
    @Mixin private final HostFlags flags = new HostFlags();

    @Parameters(paramLabel = "HOST", description = WHICH)
    private String host = "";

    Set(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      Surroundings surroundings = program.surroundings();
      HostPattern pattern = HostPattern.parse(host);
      flags.check();
      try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
        HostProfiles known = engine.hostProfiles();
        HostProfile before = find(known, pattern).orElse(HostProfile.of(pattern));
        Secrets kept = known.secrets().getOrDefault(pattern, Secrets.NONE);
        Secrets secrets = flags.secrets(kept, new PasswordSource(surroundings));
        HostProfile profile = flags.applied(before, secrets);
        engine.saveProfile(profile, secrets);
        HostSheet.lines(profile).forEach(surroundings.out()::println);
        HostSheet.kept(secrets).forEach(surroundings.out()::println);
        HostSheet.cautions(profile, secrets).forEach(surroundings.out()::println);
        engine.notices().forEach(each -> surroundings.out().println(OneLine.of(each)));
      }
      return ExitCode.OK.number();
    }
  }

  /** Forgets a profile. */
  @Command(name = "remove", description = "Forget what is kept for a host, passwords too.")
  static final class Remove implements Callable<Integer> {
    private final LoadstoneCommand program;

    @Parameters(paramLabel = "HOST", description = WHICH)
    private String host = "";

    Remove(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      HostPattern pattern = HostPattern.parse(host);
      try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
        if (!engine.removeProfile(pattern)) {
          throw unknown(pattern);
        }
        program.surroundings().out().println(pattern + " forgotten");
      }
      return ExitCode.OK.number();
    }
  }

  private static Optional<HostProfile> find(HostProfiles profiles, HostPattern pattern) {
    return profiles.all().stream().filter(each -> each.pattern().equals(pattern)).findFirst();
  }

  private static InvalidInputException unknown(HostPattern pattern) {
    return new InvalidInputException(
        "Nothing is kept for " + pattern + ": see loadstone host list");
  }
}
