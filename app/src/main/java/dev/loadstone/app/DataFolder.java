package dev.loadstone.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the queue, its history and the log file lie. */
public final class DataFolder {
  private static final String NAME = "loadstone";

  private DataFolder() {}

  /**
   * Chooses the folder: the option, else {@code LOADSTONE_HOME}, else the platform's usual place.
   *
   * @param option of {@code --data-dir}; null without
   * @param environment of the process
   * @param osName of {@code os.name}
   * @param userHome of {@code user.home}
   * @return absolute, perhaps not there yet
   */
  public static Path choose(
      @Nullable Path option, Map<String, String> environment, String osName, Path userHome) {
    if (option != null) {
      return option.toAbsolutePath().normalize();
    }
    String chosen = environment.getOrDefault("LOADSTONE_HOME", "");
    if (!chosen.isBlank()) {
      return Path.of(chosen).toAbsolutePath().normalize();
    }
    return usual(environment, osName.toLowerCase(Locale.ROOT), userHome).toAbsolutePath();
  }

  private static Path usual(Map<String, String> environment, String osName, Path userHome) {
    if (osName.startsWith("mac")) {
      return userHome.resolve("Library").resolve("Application Support").resolve("Loadstone");
    }
    if (osName.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      Path base = local.isBlank() ? userHome.resolve("AppData").resolve("Local") : Path.of(local);
      return base.resolve("Loadstone");
    }
    Path xdg = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
    // The XDG Base Directory Specification has relative paths ignored.
    Path base = xdg.isAbsolute() ? xdg : userHome.resolve(".local").resolve("share");
    return base.resolve(NAME);
  }
}
