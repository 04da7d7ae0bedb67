package dev.loadstone.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.PartNames;
import dev.loadstone.core.disk.SafeFileName;
import dev.loadstone.core.engine.AdverseDownload.Outcome;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.testing.adverse.BadServer;
import dev.loadstone.core.testing.adverse.Catalogue;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Expected;
import dev.loadstone.core.testing.adverse.Scene;
import dev.loadstone.core.testing.adverse.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad server of the catalogue against the engine as it is in the program. The downloads run
 * side by side before the first is judged, because most of them wait.
 */
class AdverseCatalogueTest {
  private static final long SEED = 20_260_505;
  private static final int AT_ONCE = 6;
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final List<String> GIVEN =
      List.of("X-Api-Key", "X-Studio", "Cookie", "Authorization");
  private static final String INDEX = "loadstone-assets.json";

  @TempDir static Path root;
  private static final Map<String, Future<Outcome>> RUNS = new LinkedHashMap<>();
  private static final ExecutorService RUNNERS =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().daemon().factory());

  static Stream<String> names() {
    return Catalogue.all().stream().map(AdverseCatalogueTest::name);
  }

  @BeforeAll
  static void start() {
    for (BadServer bad : Catalogue.all()) {
      RUNS.put(name(bad), RUNNERS.submit(() -> run(bad)));
    }
  }

  @AfterAll
  static void stop() {
    RUNNERS.shutdownNow();
  }

  private static Outcome run(BadServer bad) throws IOException {
    Path folder = Files.createDirectories(root.resolve(name(bad)).resolve("library"));
    try (Scene scene = bad.open(SEED)) {
      return AdverseDownload.run(bad, scene, folder);
    }
  }

  private static String name(BadServer bad) {
    return bad.getClass().getSimpleName() + "." + bad.name();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void download_badServer_endsAsTheCatalogueSays(String name) throws Exception {
    BadServer bad =
        Catalogue.all().stream().filter(each -> name(each).equals(name)).findAny().orElseThrow();
    Outcome outcome =
        Objects.requireNonNull(RUNS.get(name)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    String story = story(outcome);
    switch (bad.expected()) {
      case Expected.Whole(boolean resumed) -> {
        assertWhole(outcome, story);
        if (resumed) {
          assertResumed(outcome, story);
        }
      }
      case Expected.Absent(var codes) -> {
        assertThat(outcome.job().state()).as(story).isInstanceOf(JobState.Failed.class);
        assertThat(((JobState.Failed) outcome.job().state()).failure().code())
            .as(story)
            .isIn(codes);
      }
      case Expected.NeverWrong() -> {
        if (!(outcome.job().state() instanceof JobState.Failed)) {
          assertWhole(outcome, story);
        }
      }
      case Expected.Undetectable() ->
          assertThat(receipt(outcome, story).verdict())
              .as(story)
              .isNotInstanceOf(Verdict.Verified.class);
    }
    assertClean(name, outcome, story);
  }

  private static Receipt receipt(Outcome outcome, String story) {
    assertThat(outcome.job().state()).as(story).isInstanceOf(JobState.Published.class);
    return ((JobState.Published) outcome.job().state()).receipt();
  }

  private static void assertWhole(Outcome outcome, String story) throws IOException {
    Receipt receipt = receipt(outcome, story);
    Content content = outcome.content();
    byte[] got = Files.readAllBytes(receipt.file());
    assertThat(got.length).as(story).isEqualTo((int) content.size());
    byte[] right = content.bytes(0, content.size());
    int mismatch = Arrays.mismatch(got, right);
    assertThat(mismatch).as("first wrong byte, " + story).isEqualTo(-1);
    assertThat(receipt.digest().hex()).as(story).isEqualTo(content.sha256());
  }

  private static void assertResumed(Outcome outcome, String story) {
    assertThat(outcome.resumes().getLast()).as(story).isPositive();
    assertThat(outcome.atHome())
        .as(story)
        .anyMatch(request -> request.start() > 0 && request.status() == 206);
  }

  /** Nothing beside the target, its part and the index; no secret strayed; no line left open. */
  private static void assertClean(String name, Outcome outcome, String story) throws IOException {
    Path folder = root.resolve(name).resolve("library");
    try (Stream<Path> beside = Files.list(root.resolve(name))) {
      assertThat(beside).as(story).containsExactly(folder);
    }
    TreeSet<String> allowed = new TreeSet<>();
    Path target = outcome.job().target();
    if (outcome.job().state() instanceof JobState.Published(Receipt receipt)) {
      String file = String.valueOf(receipt.file().getFileName());
      assertThat(receipt.file().getParent()).isEqualTo(folder);
      assertThat(SafeFileName.of(file)).isEqualTo(file);
      allowed.addAll(List.of(file, INDEX, INDEX + ".lock"));
    } else if (target != null) {
      allowed.add(String.valueOf(PartNames.part(target).getFileName()));
      allowed.add(String.valueOf(PartNames.map(target).getFileName()));
    }
    try (Stream<Path> inside = Files.list(folder)) {
      assertThat(inside.map(path -> String.valueOf(path.getFileName())))
          .as(story)
          .isSubsetOf(allowed);
    }
    assertAtHomeOnly(outcome, story);
    assertThat(outcome.told()).as(story).noneMatch(line -> line.contains(AdverseDownload.SECRET));
    assertThat(outcome.leftOpen()).as(story).isZero();
  }

  /** What the user gave goes to the link's origin, each time, and nowhere else. */
  private static void assertAtHomeOnly(Outcome outcome, String story) {
    for (SeenRequest request : outcome.atHome()) {
      boolean home = request.header("Host").orElse("").startsWith("127.0.0.1:");
      for (String given : GIVEN) {
        assertThat(request.headers().has(given))
            .as("%s of %s, %s", given, request, story)
            .isEqualTo(home);
      }
    }
    for (SeenRequest request : outcome.atStranger()) {
      assertThat(GIVEN).as(story).noneMatch(request.headers()::has);
      assertThat(request.toString()).as(story).doesNotContain(AdverseDownload.SECRET);
    }
  }

  private static String story(Outcome outcome) {
    return outcome.job().state()
        + "\nresumes "
        + outcome.resumes()
        + "\n"
        + String.join("\n", outcome.told().stream().filter(l -> !l.startsWith("HttpEx")).toList())
        + "\n"
        + String.join(
            "\n", outcome.atHome().stream().limit(30).map(SeenRequest::toString).toList());
  }
}
