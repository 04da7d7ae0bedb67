package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.Validator;
import dev.loadstone.ui.inspect.FileMap.Block;
import dev.loadstone.ui.inspect.FileMap.Presence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileMapTest {
  @Test
  void of_pausedJob_showsWhatEachAnswerBrought() {
    FileMap map =
        FileMap.of(
            paused(100, 50),
            List.of(Exchanges.part(0, 0, 49, 100, 30), Exchanges.part(1, 50, 99, 100, 20)));

    assertThat(map.blocks()).containsExactly(here(0, 30, 0), here(50, 70, 1));
  }

  @Test
  void of_wholeAnswerAfterParts_beginsAnew() {
    FileMap map =
        FileMap.of(
            paused(100, 10), List.of(Exchanges.part(1, 50, 99, 100, 50), Exchanges.whole(10)));

    assertThat(map.blocks()).containsExactly(here(0, 10, 0));
  }

  @Test
  void of_answerOfAnotherFile_isLeftOut() {
    FileMap map = FileMap.of(paused(100, 0), List.of(Exchanges.part(0, 0, 63, 64, 64)));

    assertThat(map.blocks()).isEmpty();
  }

  @Test
  void of_runningSegments_tellsWrittenFromAsked() {
    JobView view = running(100, 60, List.of(new Segment(new ByteRange(50, 100), 60)));

    FileMap map = FileMap.of(view, List.of(Exchanges.part(2, 50, 99, 100, 10)));

    assertThat(map.blocks())
        .containsExactly(
            here(0, 50, FileMap.NOBODY),
            here(50, 60, 2),
            new Block(new ByteRange(60, 100), Presence.ASKED, 2));
  }

  @Test
  void of_headersThatLie_staysInsideTheFile() {
    FileMap map = FileMap.of(paused(100, 0), List.of(Exchanges.part(0, 90, 99, 100, 1_000_000)));

    assertThat(map.blocks()).containsExactly(here(90, 100, 0));
  }

  /** Blocks never overlap and never leave the file, whatever answers say. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void of_anyAnswers_blocksAreInOrderInsideTheFile(long seed) {
    Random random = new Random(seed);
    List<HttpExchange> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int first = random.nextInt(1_200);
      int last = first + random.nextInt(300);
      boolean whole = random.nextInt(20) == 0;
      all.add(
          whole
              ? Exchanges.whole(random.nextInt(1_500))
              : Exchanges.part(random.nextInt(9), first, last, 1_000, random.nextInt(600)));
    }
    for (JobView view :
        List.of(
            paused(1_000, 400),
            running(1_000, 400, List.of(new Segment(new ByteRange(100, 500), 200))))) {
      long end = 0;
      for (Block each : FileMap.of(view, all).blocks()) {
        assertThat(each.range().start()).as("seed %d", seed).isGreaterThanOrEqualTo(end);
        end = each.range().end();
      }
      assertThat(end).as("seed %d", seed).isLessThanOrEqualTo(1_000);
    }
  }

  private static Block here(long start, long end, int fetcher) {
    return new Block(new ByteRange(start, end), Presence.HERE, fetcher);
  }

  private static JobView paused(long size, long received) {
    return new JobView(job(size, received, new JobState.Paused()), null);
  }

  private static JobView running(long size, long received, List<Segment> segments) {
    Job job = job(size, received, new JobState.Running(Phase.BODY));
    return new JobView(job, new LiveProgress(Phase.BODY, received, 10, segments));
  }

  private static Job job(long size, long received, JobState state) {
    RemoteFile remote = new RemoteFile(new Validator.None(), size, true, "", null, null, null);
    Path folder = Path.of("/assets");
    return Job.queued(
            new JobId(1), JobRequest.of(new Link("https://a.example/x"), folder), 1, Instant.EPOCH)
        .withTarget(folder.resolve("x"), remote)
        .withReceived(received)
        .withState(state);
  }
}
