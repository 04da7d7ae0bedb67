package dev.loadstone.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final Path FOLDER = Path.of("/assets").toAbsolutePath();

  /** Rows that share a name: exactly one of them keeps it, whatever was renamed in what order. */
  @Test
  void change_randomRenames_oneRowOfEachNameHasNoIssue() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String text =
        IntStream.range(0, 40)
            .mapToObj(i -> "https://a.example/" + i + "/" + i % 7)
            .collect(Collectors.joining("\n"));
    Predicate<Path> exists = target -> target.endsWith("3");
    Draft draft =
        Draft.of(
            LinkReading.of(
                List.of(new LinkSource("", text)), true, link -> JobRequest.of(link, FOLDER)),
            new Draft.Surroundings(_ -> false, exists, Map.of()));
    for (int step = 0; step < 500; step++) {
      LinkRow row = draft.rows().get(random.nextInt(40));
      String name = Integer.toString(random.nextInt(9));
      draft.change(row, () -> row.rename(name), exists);
      Map<String, List<LinkRow>> byName =
          draft.rows().stream().collect(Collectors.groupingBy(LinkRow::name));
      byName.forEach(
          (shared, rows) -> {
            Issue alone = shared.equals("3") ? Issue.FILE_EXISTS : Issue.NONE;
            assertThat(rows)
                .as("seed %d, name %s", seed, shared)
                .filteredOn(each -> each.issue() == alone)
                .hasSize(1);
            assertThat(rows)
                .as("seed %d, name %s", seed, shared)
                .filteredOn(each -> each.issue() == Issue.SAME_NAME)
                .hasSize(rows.size() - 1);
          });
    }
  }
}
