package dev.loadstone.ui.downloads;

import dev.loadstone.ui.mirror.JobRow;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The columns of the queue: what they show, how they sort, how wide they start. */
enum JobColumn {
  KIND(34, false, true, by(row -> row.kind().name())),
  NAME(280, false, true, Comparator.comparing(JobRow::name, String.CASE_INSENSITIVE_ORDER)),
  SIZE(84, true, true, byNumber(row -> row.job().size())),
  PROGRESS(152, false, true, Comparator.comparingDouble(JobColumn::share)),
  SPEED(90, true, true, byNumber(row -> speed(row))),
  TIME_LEFT(72, true, true, byNumber(JobColumn::secondsLeft)),
  STATE(166, false, true, Comparator.comparing(JobRow::group)),
  STATUS(54, true, true, by(row -> JobWords.status(row.job()))),
  VERDICT(96, false, false, by(row -> JobWords.verdict(row.job()))),
  HOST(150, false, false, by(JobColumn::host)),
  LABEL(96, false, false, by(JobRow::label)),
  ADDED(130, true, false, Comparator.comparing(row -> row.job().added()));

  private final double width;
  private final boolean figures;
  private final boolean shown;

  @SuppressWarnings("ImmutableEnumChecker") // comparators without state
  private final Comparator<JobRow> order;

  JobColumn(double width, boolean figures, boolean shown, Comparator<JobRow> order) {
    this.width = width;
    this.figures = figures;
    this.shown = shown;
    this.order = order;
  }

  double width() {
    return width;
  }

  /** Whether it holds numbers, which stand at the right. */
  boolean isFigures() {
    return figures;
  }

  /** Whether it is there until a person chooses otherwise. */
  boolean isShown() {
    return shown;
  }

  Comparator<JobRow> order() {
    return order;
  }

  /** As a key of texts, style classes and preferences. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** How much of a file is there, 0 to 1; -1 while its size is not known. */
  static double share(JobRow row) {
    long size = row.job().size();
    return size < 0 ? -1 : size == 0 ? 1 : Math.min(1, (double) row.getValue().received() / size);
  }

  static String host(JobRow row) {
    return row.job().request().link().origin().host();
  }

  private static long speed(JobRow row) {
    return row.getValue().live() == null ? 0 : row.getValue().live().bytesPerSecond();
  }

  private static long secondsLeft(JobRow row) {
    long speed = speed(row);
    return speed <= 0 || row.job().size() < 0
        ? Long.MAX_VALUE
        : (row.job().size() - row.getValue().received()) / speed;
  }

  private static Comparator<JobRow> by(Function<JobRow, String> text) {
    return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
  }

  private static Comparator<JobRow> byNumber(ToLongFunction<JobRow> number) {
    return Comparator.comparingLong(number);
  }
}
