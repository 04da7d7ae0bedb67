package dev.loadstone.bench.window;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import javafx.animation.AnimationTimer;

/**
 * Times of frames, from pulse to pulse, and what the FX thread worked in each. It asks for every
 * pulse, as an animation does. FX thread.
 */
final class Frames extends AnimationTimer {
  private static final int MOST = 60 * 120;
  private static final double NANOS = 1e6;

  private final long[] wall = new long[MOST];
  private final long[] processor = new long[MOST];
  private int count;

  @Override
  public void handle(long now) {
    if (count < MOST) {
      wall[count] = System.nanoTime();
      processor[count] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      count++;
    }
  }

  /** One row of a table: frames, their times, the FX thread's, in milliseconds. */
  String row(String what) {
    double[] times = steps(wall);
    double[] work = steps(processor);
    long late = Arrays.stream(times).filter(t -> t > 25).count();
    return "| %s | %d | %s | %d | %s |"
        .formatted(what, times.length, quantiles(times), late, quantiles(work));
  }

  private double[] steps(long[] of) {
    double[] steps = new double[Math.max(0, count - 1)];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (of[i + 1] - of[i]) / NANOS;
    }
    Arrays.sort(steps);
    return steps;
  }

  private static String quantiles(double[] sorted) {
    if (sorted.length == 0) {
      return "- | - | - | -";
    }
    return String.format(
        Locale.ROOT,
        "%.1f | %.1f | %.1f | %.1f",
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99),
        sorted[sorted.length - 1]);
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }
}
