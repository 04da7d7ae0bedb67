package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Phase;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLinesTest {
  private static final WholeProgress WHOLE =
      new WholeProgress(10, 2, 1, 50 << 20, 200 << 20, 0, 10 << 20);

  @Test
  void file_running_showsAmountSpeedAndTimeLeft() {
    String line = ProgressLines.file(Jobs.running(1, 50 << 20, 200 << 20, 10 << 20), 100);

    assertThat(line)
        .startsWith("rock1.png ")
        .contains(" 25%  50.0 MiB of  200 MiB", "10.0 MiB/s     15s")
        .hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void file_unknownSize_showsNoPercentage() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.BODY));
    JobView view = new JobView(job, new LiveProgress(Phase.BODY, 2048, 1024, List.of()));

    assertThat(ProgressLines.file(view, 80)).contains("2.00 KiB", "1.00 KiB/s").doesNotContain("%");
  }

  @Test
  void file_beforeTheFirstByte_showsThePhase() {
    Job job = Jobs.queued(1).withState(new JobState.Running(Phase.CONNECTING));
    JobView view = new JobView(job, new LiveProgress(Phase.CONNECTING, 0, 0, List.of()));

    assertThat(ProgressLines.file(view, 80)).contains("connecting");
  }

  @Test
  void whole_failuresAndKnownSizes_showsThemAndTheTimeLeft() {
    assertThat(ProgressLines.whole(WHOLE))
        .isEqualTo("3/10 files (1 failed)  25%  50.0 MiB of 200 MiB  10.0 MiB/s  15s left");
  }

  @Test
  void whole_unknownSizes_promisesNothing() {
    assertThat(ProgressLines.whole(new WholeProgress(2, 0, 0, 1024, 0, 2, 512)))
        .isEqualTo("0/2 files  1.00 KiB  512 B/s");
  }

  @Test
  void render_moreThanFits_countsTheRest() {
    List<JobView> many = IntStream.range(0, 50).mapToObj(i -> Jobs.running(i, 1, 2, 1)).toList();

    List<String> lines = ProgressLines.render(many, WHOLE, 80, 24);

    assertThat(lines).hasSize(23);
    assertThat(lines.get(21)).isEqualTo("  and 29 more");
    assertThat(lines.getLast()).startsWith("3/10 files");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 33, 40, 60, 80, 200})
  void render_anyWidth_isNeverExceeded(int width) {
    assertThat(ProgressLines.render(List.of(Jobs.running(1, 5, 10, 1)), WHOLE, width, 24))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void percent_almostWhole_isNotCalledWhole() {
    assertThat(ProgressLines.percent(999_999, 1_000_000)).isEqualTo("99%");
    assertThat(ProgressLines.percent(0, 0)).isEqualTo("100%");
  }

  @Test
  void shortened_longName_losesItsMiddle() {
    assertThat(OneLine.shortened("a-very-long-name-of-a-file.png", 15))
        .isEqualTo("a-very...le.png");
    assertThat(OneLine.shortened("short.png", 15)).isEqualTo("short.png");
  }
}
