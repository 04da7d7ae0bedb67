package dev.loadstone.ui.downloads;

import dev.loadstone.ui.mirror.JobFacts;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The columns of the queue: what they show, how they sort, how wide they start. */
enum JobColumn {
  KIND(34, false, true, by(job -> job.kind().name())),
  NAME(280, false, true, Comparator.comparing(JobFacts::name, String.CASE_INSENSITIVE_ORDER)),
  SIZE(84, true, true, byNumber(job -> job.job().size())),
  PROGRESS(152, false, true, Comparator.comparingDouble(JobColumn::share)),
  SPEED(90, true, true, byNumber(job -> speed(job))),
  TIME_LEFT(72, true, true, byNumber(JobColumn::secondsLeft)),
  STATE(166, false, true, Comparator.comparing(JobFacts::group)),
  STATUS(54, true, true, byNumber(job -> job.job().status())),
  VERDICT(96, false, false, by(job -> JobWords.verdict(job.job()))),
  HOST(150, false, false, by(JobColumn::host)),
  LABEL(96, false, false, by(JobFacts::label)),
  ADDED(130, true, false, Comparator.comparing(job -> job.job().added()));

  private final double width;
  private final boolean figures;
  private final boolean shown;

  @SuppressWarnings("ImmutableEnumChecker") // comparators without state
  private final Comparator<JobFacts> order;

  JobColumn(double width, boolean figures, boolean shown, Comparator<JobFacts> order) {
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

  Comparator<JobFacts> order() {
    return order;
  }

  /** As a key of texts, style classes and preferences. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** How much of a file is there, 0 to 1; -1 while its size is not known. */
  static double share(JobFacts job) {
    long size = job.job().size();
    return size < 0 ? -1 : size == 0 ? 1 : Math.min(1, (double) job.view().received() / size);
  }

  static String host(JobFacts job) {
    return job.job().request().link().origin().host();
  }

  private static long speed(JobFacts job) {
    return job.view().live() == null ? 0 : job.view().live().bytesPerSecond();
  }

  private static long secondsLeft(JobFacts job) {
    long speed = speed(job);
    return speed <= 0 || job.job().size() < 0
        ? Long.MAX_VALUE
        : (job.job().size() - job.view().received()) / speed;
  }

  private static Comparator<JobFacts> by(Function<JobFacts, String> text) {
    return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
  }

  private static Comparator<JobFacts> byNumber(ToLongFunction<JobFacts> number) {
    return Comparator.comparingLong(number);
  }
}
