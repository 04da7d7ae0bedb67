package dev.loadstone.bench.window;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine. */
final class Usage {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double MIB = 1 << 20;

  private Usage() {}

  /** Share of a core that it takes while this thread waits, in per cent. */
  static double processorWhileWaiting(long millis) throws InterruptedException {
    long before = SYSTEM.getProcessCpuTime();
    long began = System.nanoTime();
    Thread.sleep(millis);
    return 100.0 * (SYSTEM.getProcessCpuTime() - before) / (System.nanoTime() - began);
  }

  /** MiB of objects that are reachable. */
  static double heapAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  /** MiB of memory that the system has given it. */
  static double resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
