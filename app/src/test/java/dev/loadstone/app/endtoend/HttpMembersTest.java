package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the tables of HTTP members name, there is: a type or member, a command, a test. */
class HttpMembersTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern API = Pattern.compile("([A-Z]\\w*)?(?:\\.(\\w+))?(?:\\(.*\\))?");
  private static final Pattern ALONE = Pattern.compile("([a-z]\\w*)(?:\\(.*\\))?");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][\\w.-]*");
  private static final Pattern TEST = Pattern.compile("(\\w+)?(?:\\.(\\w+)…?)?");
  private static final List<String> COMMANDS =
      List.of("get", "probe", "request", "queue add", "host", "host set", "show", "explain");
  @TempDir Path folder;

  private record Row(String file, List<String> cells) {
    String library() {
      return cells.get(1);
    }

    String command() {
      return cells.get(2);
    }

    String test() {
      return cells.get(3);
    }

    @Override
    public String toString() {
      return file + ": " + cells.getFirst();
    }
  }

  private static List<Row> rows(String file) {
    return lines(ROOT.resolve("docs").resolve(file))
        .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
        .map(line -> line.substring(1, line.lastIndexOf('|')))
        .map(
            line -> new Row(file, Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()))
        .filter(row -> !row.test().equalsIgnoreCase("test"))
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readString(file).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-members.md", "http-members-trust.md"})
  void library_ofEachRow_isThere(String file) {
    Map<String, Class<?>> types = types();
    assertThat(rows(file)).hasSizeGreaterThan(10);
    for (Row row : rows(file)) {
      assertThat(row.cells()).as("%s", row).hasSize(4);
      assertThat(row.library()).as("%s", row).isNotEmpty();
      String last = "";
      for (String code : codes(row.library())) {
        if (code.contains("/")) {
          assertThat(isBeginningOfAFile(code)).as("%s: %s", row, code).isTrue();
          continue;
        }
        MatchResult named = API.matcher(code).results().findFirst().orElseThrow();
        if (API.matcher(code).matches()) {
          last = named.group(1) == null ? last : named.group(1);
          Class<?> type = types.get(last);
          String member = named.group(2);
          assertThat(type != null && (member == null || members(type).contains(member)))
              .as("%s: %s", row, code)
              .isTrue();
        } else if (ALONE.matcher(code).matches()) {
          String member = code.replaceFirst("\\(.*", "");
          assertThat(types.values().stream().anyMatch(type -> members(type).contains(member)))
              .as("%s: %s", row, code)
              .isTrue();
        }
      }
    }
  }

  private static boolean isBeginningOfAFile(String path) {
    Path file = ROOT.resolve(path);
    try (Stream<Path> beside = Files.list(file.getParent())) {
      String name = file.getFileName().toString();
      return beside.anyMatch(each -> each.getFileName().toString().startsWith(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The engine's public types by their simple names. */
  private static Map<String, Class<?>> types() {
    Path sources = ROOT.resolve("downloader-core/src/main/java");
    Map<String, Class<?>> types = new HashMap<>();
    for (Path file : javaFiles(sources)) {
      String name = sources.relativize(file).toString().replace('/', '.').replace('\\', '.');
      if (name.endsWith("-info.java")) {
        continue;
      }
      try {
        Class<?> type =
            Class.forName(
                name.substring(0, name.length() - ".java".length()),
                false,
                HttpMembersTest.class.getClassLoader());
        if (java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
          types.put(type.getSimpleName(), type);
        }
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    return types;
  }

  private static Set<String> members(Class<?> type) {
    Set<String> names = new HashSet<>();
    Arrays.stream(type.getMethods()).map(Method::getName).forEach(names::add);
    Arrays.stream(type.getFields()).map(java.lang.reflect.Field::getName).forEach(names::add);
    Arrays.stream(type.getClasses()).map(Class::getSimpleName).forEach(names::add);
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-members.md", "http-members-trust.md"})
  void command_ofEachRow_isThere(String file) {
    Map<String, Set<String>> options = new HashMap<>();
    Shell shell = new Shell(folder);
    for (String command : COMMANDS) {
      String[] line = (command + " --help").split(" ");
      Ended help = shell.run(line);
      assertThat(help.code()).as(command + help.err()).isZero();
      options.put(command, Set.copyOf(matches(OPTION, help.out())));
    }
    for (Row row : rows(file)) {
      for (String code : codes(row.command())) {
        List<String> wanted = matches(OPTION, code);
        String command =
            COMMANDS.stream()
                .filter(each -> code.equals(each) || code.startsWith(each + " "))
                .findFirst()
                .orElse("");
        boolean known =
            command.isEmpty()
                ? !wanted.isEmpty()
                    && options.values().stream().anyMatch(each -> each.containsAll(wanted))
                : options.getOrDefault(command, Set.of()).containsAll(wanted);
        assertThat(known || isInTheGuide(code)).as("%s: %s", row, code).isTrue();
      }
    }
  }

  /** A variable of the environment is in no help. */
  private static boolean isInTheGuide(String code) {
    return code.startsWith("LOADSTONE_")
        && lines(ROOT.resolve("docs/guide.md")).anyMatch(line -> line.contains(code));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-members.md", "http-members-trust.md"})
  void test_ofEachRow_isThere(String file) {
    Map<String, Path> tests = new HashMap<>();
    for (String module : List.of("downloader-core", "app")) {
      javaFiles(ROOT.resolve(module).resolve("src/test/java"))
          .forEach(each -> tests.put(each.getFileName().toString().replace(".java", ""), each));
    }
    for (Row row : rows(file)) {
      List<String> named = codes(row.test());
      boolean reasoned = row.library().startsWith("-") || row.library().startsWith("not ");
      assertThat(!named.isEmpty() || reasoned).as("%s: no test, no reason", row).isTrue();
      String last = "";
      for (String code : named) {
        MatchResult parts = TEST.matcher(code).results().findFirst().orElseThrow();
        last = parts.group(1) == null ? last : parts.group(1);
        Path test = tests.get(last);
        String method = parts.group(2);
        String start = method == null ? "" : "void " + method + (code.endsWith("…") ? "" : "(");
        assertThat(test != null && lines(test).anyMatch(line -> line.contains(start)))
            .as("%s: %s", row, code)
            .isTrue();
      }
    }
  }

  @Test
  void eachMember_isNamedOnceATable() {
    List<String> members = new ArrayList<>();
    rows("http-members-trust.md").forEach(row -> members.add(row.cells().getFirst()));
    assertThat(members).doesNotHaveDuplicates();
  }

  private static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
