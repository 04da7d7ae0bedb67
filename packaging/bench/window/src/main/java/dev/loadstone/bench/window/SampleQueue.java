package dev.loadstone.bench.window;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.Link;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A queue of many paused jobs of all kinds, sixteen of which may run. */
final class SampleQueue {
  static final int RUNNING = 16;
  private static final int PORTION = 10_000;
  private static final List<String> ENDINGS =
      List.of("png", "ogg", "gltf", "zip", "ttf", "json", "wav", "mp4");
  private static final List<String> THINGS =
      List.of("rock", "crate", "terrain", "chime", "dragon", "forest", "lantern");
  private static final List<String> LABELS = List.of("", "level one", "level two", "music", "ui");

  private SampleQueue() {}

  static void fill(Path folder, int port, int jobs) {
    try (Loadstone engine =
        Loadstone.open(new Settings(folder.resolve("data")), Loadstone.Mode.HOLD)) {
      engine.limit(new Limits(RUNNING, 64, 0));
      for (int from = 0; from < jobs; from += PORTION) {
        engine.submit(
            IntStream.range(from, Math.min(jobs, from + PORTION))
                .mapToObj(i -> request(folder, port, i))
                .toList());
      }
    }
  }

  private static JobRequest request(Path folder, int port, int number) {
    String name =
        "%s-%06d.%s".formatted(of(THINGS, number * 31), number, of(ENDINGS, number * 17 / 3));
    Link link = Link.parse("http://127.0.0.1:" + port + "/assets/" + name);
    return JobRequest.of(link, folder.resolve("assets"))
        .withLabel(of(LABELS, number / 7))
        .withStartPaused(true);
  }

  private static String of(List<String> some, int at) {
    return some.get(at % some.size());
  }
}
