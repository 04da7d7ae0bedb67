package dev.loadstone.app.cli;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.RemoteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The lines a terminal shows of a run: one for each running file and one for the whole. Pure. */
final class ProgressLines {
  private static final int SHORTEST_NAME = 8;

  private ProgressLines() {}

  /**
   * Renders the lines, the whole last.
   *
   * @param width columns; no line is longer
   * @param rows lines there is room for; files that do not fit are counted in one line
   */
  static List<String> render(
      Collection<JobView> running, WholeProgress whole, int width, int rows) {
    List<String> lines = new ArrayList<>();
    int room = Math.max(1, rows - 2);
    boolean all = running.size() <= room;
    running.stream().limit(all ? room : room - 1).forEach(v -> lines.add(file(v, width)));
    if (!all) {
      lines.add(cut("  and " + (running.size() - room + 1) + " more", width));
    }
    lines.add(cut(whole(whole), width));
    return lines;
  }

  static String file(JobView view, int width) {
    String facts = facts(view);
    int room = width - facts.length() - 2;
    String name = OneLine.of(name(view.job()));
    return room < SHORTEST_NAME
        ? cut(OneLine.shortened(name, SHORTEST_NAME) + "  " + facts, width)
        : pad(OneLine.shortened(name, room), room) + "  " + facts;
  }

  static String whole(WholeProgress p) {
    StringBuilder line = new StringBuilder();
    line.append(p.finished() + p.failed()).append('/').append(Words.files(p.jobs()));
    if (p.failed() > 0) {
      line.append(" (").append(p.failed()).append(" failed)");
    }
    boolean known = p.unknownSizes() == 0;
    if (known && p.size() > 0) {
      line.append("  ").append(percent(p.received(), p.size()));
    }
    line.append("  ").append(Words.bytes(p.received()));
    if (known) {
      line.append(" of ").append(Words.bytes(p.size()));
    }
    line.append("  ").append(Words.speed(p.bytesPerSecond()));
    if (known && p.bytesPerSecond() > 0) {
      line.append("  ").append(Words.timeLeft(p.size() - p.received(), p.bytesPerSecond()));
      line.append(" left");
    }
    return line.toString();
  }

  /** A short name to tell the file by: its own, else the wished one, else the link's end. */
  static String name(Job job) {
    Path target = job.target();
    Path file = target == null ? null : target.getFileName();
    if (file != null) {
      return file.toString();
    }
    String wished = job.request().name();
    if (wished != null) {
      return wished;
    }
    String link = job.request().link().redacted();
    String path = link.replaceFirst("\\?.*$", "").replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String facts(JobView view) {
    Job job = view.job();
    long size = job.size();
    LiveProgress live = view.live();
    String amount =
        size == RemoteFile.UNKNOWN
            ? String.format(Locale.ROOT, "%8s", Words.bytes(view.received()))
            : String.format(
                Locale.ROOT,
                "%4s  %8s of %8s",
                percent(view.received(), size),
                Words.bytes(view.received()),
                Words.bytes(size));
    String doing =
        switch (job.state()) {
          case JobState.Verifying _ -> "verifying";
          case JobState.Publishing _ -> "publishing";
          default ->
              live == null || (live.bytesPerSecond() == 0 && view.received() == 0)
                  ? phase(live)
                  : moving(live, view.received(), size);
        };
    return amount + "  " + String.format(Locale.ROOT, "%-18s", doing);
  }

  private static String moving(LiveProgress live, long received, long size) {
    return String.format(
        Locale.ROOT,
        "%10s  %6s",
        Words.speed(live.bytesPerSecond()),
        Words.timeLeft(size == RemoteFile.UNKNOWN ? -1 : size - received, live.bytesPerSecond()));
  }

  private static String phase(@org.jspecify.annotations.Nullable LiveProgress live) {
    return live == null
        ? "starting"
        : live.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Rounded down: 100% is said of whole files only. */
  static String percent(long part, long whole) {
    return whole <= 0 ? "100%" : (long) Math.min(100, Math.floor(100.0 * part / whole)) + "%";
  }

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width));
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
