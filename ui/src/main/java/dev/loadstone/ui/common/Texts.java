package dev.loadstone.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one package, in the language of the display: {@code texts.properties} (English)
 * beside its classes, over it {@code texts_de.properties} and the like. Thread-safe.
 */
public final class Texts {
  private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

  private final Properties texts;
  private final Locale locale;

  private Texts(Properties texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  /** The texts beside a class. */
  public static Texts of(Class<?> owner) {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    return LOADED.computeIfAbsent(
        owner.getPackageName() + " " + locale.getLanguage(), _ -> load(owner, locale));
  }

  /**
   * A text as it is.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String get(String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key);
    }
    return text;
  }

  /** A text with its {@code {0}}, {@code {1}} filled in. */
  public String format(String key, Object... arguments) {
    return new MessageFormat(get(key), locale).format(arguments);
  }

  /** The language that the texts are in, in which numbers are written too. */
  public Locale locale() {
    return locale;
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  private static Texts load(Class<?> owner, Locale locale) {
    Properties english = read(owner, "texts.properties", null);
    if (english == null) {
      throw new IllegalArgumentException("no texts beside " + owner.getName());
    }
    Properties own = read(owner, "texts_" + locale.getLanguage() + ".properties", english);
    return own == null ? new Texts(english, Locale.ENGLISH) : new Texts(own, locale);
  }

  private static @Nullable Properties read(
      Class<?> owner, String name, @Nullable Properties defaults) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        return null;
      }
      Properties all = new Properties();
      if (defaults != null) {
        all.putAll(defaults);
      }
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
