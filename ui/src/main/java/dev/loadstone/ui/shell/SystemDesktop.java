package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop through the program that each system has for opening things. */
final class SystemDesktop implements Desktop {
  private static final Logger LOG = LoggerFactory.getLogger(SystemDesktop.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void open(Path file) {
    run(opener(file));
  }

  @Override
  public void showInFolder(Path file) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (Files.exists(file) && system.startsWith("mac")) {
      run(List.of("open", "-R", file.toString()));
    } else if (Files.exists(file) && system.startsWith("windows")) {
      run(List.of("explorer.exe", "/select," + file));
    } else {
      Path folder = file.getParent();
      run(opener(folder == null ? file : folder));
    }
  }

  @Override
  public void notify(String title, String text) {
    List<DesktopNotification> ways =
        DesktopNotification.of(System.getProperty("os.name"), title, text);
    Thread.ofVirtual()
        .name("loadstone-desktop")
        .start(
            () -> {
              if (ways.stream().noneMatch(SystemDesktop::shows)) {
                LOG.info("no program of this desktop showed a notification");
              }
            });
  }

  private static boolean shows(DesktopNotification way) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(way.command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(way.environment());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> opener(Path file) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String program =
        system.startsWith("mac")
            ? "open"
            : system.startsWith("windows") ? "explorer.exe" : "xdg-open";
    return List.of(program, file.toString());
  }

  private static void run(List<String> command) {
    Thread.ofVirtual()
        .name("loadstone-desktop")
        .start(
            () -> {
              try {
                new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
              } catch (IOException e) {
                LOG.warn("{} did not start", command.getFirst(), e);
              }
            });
  }
}
