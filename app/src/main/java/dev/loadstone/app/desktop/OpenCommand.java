package dev.loadstone.app.desktop;

import dev.loadstone.app.cli.Surroundings;
import dev.loadstone.app.instance.LaterStart;
import dev.loadstone.app.instance.OpenInstance;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.ui.shell.DesktopApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window; what starts without any argument. */
@Command(name = "open", description = "Open the window; links are offered for download in it.")
public final class OpenCommand implements Callable<Integer> {
  private static final String NO_DISPLAY =
      "There is no display to open the window on: start it from a desktop, or see"
          + " 'loadstone --help' for what works without one";

  private static final String IN_FRONT = "The window is open already and has come to the front.";
  private static final String OFFERED = "The window that is open offers these links for download.";

  private final Surroundings surroundings;
  private final Supplier<Path> dataFolder;

  @Parameters(paramLabel = "LINK", arity = "0..*", description = "Links to download.")
  List<String> links = List.of();

  @Option(names = "--rehearse", hidden = true)
  boolean rehearse;

  public OpenCommand(Surroundings surroundings, Supplier<Path> dataFolder) {
    this.surroundings = surroundings;
    this.dataFolder = dataFolder;
  }

  @Override
  public Integer call() throws InterruptedException {
    Path folder = dataFolder.get();
    Optional<OpenInstance> instance = OpenInstance.claim(folder, surroundings.nanos());
    if (instance.isEmpty()) {
      new LaterStart(folder, surroundings.nanos()).handOver(links);
      surroundings.out().println(links.isEmpty() ? IN_FRONT : OFFERED);
      return 0;
    }
    try (OpenInstance first = instance.get()) {
      requireDisplay(
          System.getProperty("os.name"),
          System.getProperty("glass.platform", ""),
          surroundings.environment());
      first.listen(DesktopApplication::hand);
      show(folder);
    }
    return 0;
  }

  private void show(Path folder) {
    surroundings.interruption().whenRequested(DesktopApplication::quit);
    try {
      DesktopApplication.run(new DesktopApplication.Launch(folder, links, rehearse));
    } catch (UnsupportedOperationException e) {
      LoggerFactory.getLogger(OpenCommand.class).warn("the window did not open", e);
      throw new InvalidInputException(NO_DISPLAY);
    }
  }

  static void requireDisplay(String system, String platform, Map<String, String> environment) {
    boolean needsOne =
        system.toLowerCase(Locale.ROOT).startsWith("linux")
            && !platform.equalsIgnoreCase("headless");
    if (needsOne && environment.getOrDefault("DISPLAY", "").isBlank()) {
      throw new InvalidInputException(NO_DISPLAY);
    }
  }
}
