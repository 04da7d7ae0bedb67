package dev.loadstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.FailureCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks at the texts of every package and at the sources beside them. */
class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/loadstone/ui");
  private static final Path TEXTS = Path.of("src/main/resources/dev/loadstone/ui");
  private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9_.-]+)\"");

  private static final List<String> OTHER_WORDS =
      List.of(
          "Umleitung",
          "Festplatte",
          "Platte",
          "Kopfzeile",
          "escheitert",
          "eschwindigkeit",
          "Vorrang",
          "Geduld",
          "ngehalten",
          "eröffentlich",
          "Host",
          "Log",
          "iederholen",
          "Aussehen",
          "Erscheinung",
          "empogrenze",
          "...");

  static List<String> packages() throws IOException {
    try (Stream<Path> folders = Files.list(TEXTS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("texts.properties")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void german_everyText_isThereWithTheSamePlaces(String name) throws IOException {
    Properties english = read(name, "texts.properties");
    Properties german = read(name, "texts_de.properties");

    assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(german.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  /** A key is used if it stands in the sources, or if what it begins with does ("state."). */
  @ParameterizedTest
  @MethodSource("packages")
  void texts_everyKey_isUsed(String name) throws IOException {
    Set<String> literals = literals(name);

    List<String> unused =
        read(name, "texts.properties").stringPropertyNames().stream()
            .filter(key -> literals.stream().noneMatch(each -> isUse(each, key)))
            .toList();

    assertThat(unused).isEmpty();
  }

  @Test
  void failures_ofEveryCode_haveWordsInTheInspector() throws IOException {
    Properties texts = read("inspect", "texts.properties");

    for (FailureCode code : FailureCode.values()) {
      assertThat(texts.getProperty("failed." + code.name())).as(code.name()).isNotBlank();
    }
  }

  /** One word for one thing: those that mean the same stay out, as the decision page lists them. */
  @ParameterizedTest
  @MethodSource("packages")
  void german_everyThing_hasOneName(String name) throws IOException {
    Properties german = read(name, "texts_de.properties");

    for (String key : german.stringPropertyNames()) {
      assertThat(german.getProperty(key)).as(key).doesNotContain(OTHER_WORDS);
    }
  }

  private static boolean isUse(String literal, String key) {
    return literal.equals(key)
        || (literal.endsWith(".") && key.startsWith(literal))
        || (key.contains(".") && literal.equals(key.substring(key.indexOf('.') + 1)));
  }

  private static Set<String> literals(String name) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve(name))) {
      Set<String> all = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        LITERAL.matcher(Files.readString(file)).results().map(m -> m.group(1)).forEach(all::add);
      }
      return all;
    }
  }

  private static Set<String> places(String text) {
    new MessageFormat(text.replace("'", "''"));
    return Pattern.compile("\\{(\\d)")
        .matcher(text)
        .results()
        .map(TextsTest::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String number(MatchResult match) {
    return match.group(1);
  }

  private static Properties read(String name, String file) throws IOException {
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(TEXTS.resolve(name).resolve(file))) {
      all.load(in);
    }
    return all;
  }
}
