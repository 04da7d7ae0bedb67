package dev.loadstone.ui.common;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a person left the window: {@code window.properties} in the data folder. Losing it loses
 * nothing of the queue, so what cannot be read counts as not there. FX thread but for {@link
 * #save}.
 */
public final class Preferences {
  private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

  private final Path file;
  private final Map<String, String> values = new TreeMap<>();

  private Preferences(Path file) {
    this.file = file;
  }

  /** Reads what was saved in that folder. */
  public static Preferences in(Path dataFolder) {
    Preferences preferences = new Preferences(dataFolder.resolve("window.properties"));
    Properties read = new Properties();
    try (Reader in = Files.newBufferedReader(preferences.file)) {
      read.load(in);
      read.stringPropertyNames().forEach(k -> preferences.values.put(k, read.getProperty(k)));
    } catch (NoSuchFileException _) {
      // The first start.
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} cannot be read; the window starts as it came", preferences.file, e);
    }
    return preferences;
  }

  public synchronized String get(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  public synchronized double get(String key, double otherwise) {
    try {
      return Double.parseDouble(values.getOrDefault(key, ""));
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }

  public boolean isOn(String key, boolean otherwise) {
    return Boolean.parseBoolean(get(key, Boolean.toString(otherwise)));
  }

  public synchronized void put(String key, String value) {
    values.put(key, value);
  }

  /** Writes the file beside itself and moves it into place; a failure is logged, no more. */
  public void save() {
    Properties all = new Properties();
    synchronized (this) {
      all.putAll(values);
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(fresh.toAbsolutePath().getParent());
      try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        all.store(out, null);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be written", file, e);
    }
  }
}
