package dev.loadstone.app.desktop;

import dev.loadstone.app.cli.Surroundings;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.ui.shell.DesktopApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  public Integer call() {
    requireDisplay(
        System.getProperty("os.name"),
        System.getProperty("glass.platform", ""),
        surroundings.environment());
    surroundings.interruption().whenRequested(DesktopApplication::quit);
    try {
      DesktopApplication.run(new DesktopApplication.Launch(dataFolder.get(), links, rehearse));
    } catch (UnsupportedOperationException e) {
      LoggerFactory.getLogger(OpenCommand.class).warn("the window did not open", e);
      throw new InvalidInputException(NO_DISPLAY);
    }
    return 0;
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
