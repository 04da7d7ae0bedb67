package dev.loadstone.ui.common;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.TransferOptions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What new downloads begin with, kept with the window's preferences. FX thread. */
public final class DownloadDefaults {
  private static final String FOLDER = "add.folder";
  private static final String USED_FOLDER = "add.folder.used";
  private static final String CONNECTIONS = "new.connections";
  private static final String RETRIES = "new.retries";
  private static final String STALL = "new.stall.seconds";
  private static final String CONFLICT = "new.conflict";
  private static final String SERVER_TIME = "new.server.time";
  private static final String CHECKSUMS = "new.find.checksums";

  private final Preferences preferences;

  public DownloadDefaults(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Options of a new download; a file that changed on its server is asked about. */
  public TransferOptions options() {
    TransferOptions usual = TransferOptions.DEFAULTS;
    return usual.toBuilder()
        .connections(whole(CONNECTIONS, usual.connections(), TransferOptions.MOST_CONNECTIONS))
        .retries(whole(RETRIES, usual.retries(), Integer.MAX_VALUE))
        .stallTimeout(
            Duration.ofSeconds(
                Math.max(
                    1, whole(STALL, (int) usual.stallTimeout().toSeconds(), Integer.MAX_VALUE))))
        .onConflict(conflict(usual.onConflict()))
        .keepServerTime(is(SERVER_TIME))
        .findChecksums(is(CHECKSUMS))
        .onChange(ChangePolicy.FAIL)
        .build();
  }

  public void keep(TransferOptions options) {
    preferences.put(CONNECTIONS, Integer.toString(options.connections()));
    preferences.put(RETRIES, Integer.toString(options.retries()));
    preferences.put(STALL, Long.toString(options.stallTimeout().toSeconds()));
    preferences.put(CONFLICT, options.onConflict().name());
    preferences.put(SERVER_TIME, Boolean.toString(options.keepServerTime()));
    preferences.put(CHECKSUMS, Boolean.toString(options.findChecksums()));
  }

  /** Where files go if nothing else is said: what was set, or a folder of the person's own. */
  public Path folder() {
    return kept(FOLDER).orElseGet(DownloadDefaults::usualFolder);
  }

  /** Sets that folder, also for what is added next. */
  public void keepFolder(Path folder) {
    preferences.put(FOLDER, folder.toString());
    preferences.put(USED_FOLDER, "");
  }

  /** Where a person who adds something begins: the folder used last, unless one was set since. */
  public Path nextFolder() {
    return kept(USED_FOLDER).orElseGet(this::folder);
  }

  /** Something was added to that folder. */
  public void useFolder(Path folder) {
    preferences.put(USED_FOLDER, folder.toString());
  }

  private Optional<Path> kept(String key) {
    try {
      return Optional.of(Path.of(preferences.get(key, ""))).filter(Path::isAbsolute);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Path usualFolder() {
    Path home = Path.of(System.getProperty("user.home"));
    Path downloads = home.resolve("Downloads");
    return (Files.isDirectory(downloads) ? downloads : home).resolve("assets");
  }

  private int whole(String key, int otherwise, int most) {
    double kept = preferences.get(key, otherwise);
    return kept >= 0 && kept <= most ? (int) kept : otherwise;
  }

  private boolean is(String key) {
    return preferences.get(key, "false").equals("true");
  }

  private ConflictPolicy conflict(ConflictPolicy otherwise) {
    String kept = preferences.get(CONFLICT, otherwise.name());
    for (ConflictPolicy each : ConflictPolicy.values()) {
      if (each.name().equals(kept)) {
        return each;
      }
    }
    return otherwise;
  }
}
