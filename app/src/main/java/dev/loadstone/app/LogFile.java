package dev.loadstone.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Logging to {@code loadstone.log} in the data folder, which is made when something is logged;
 * never to the console. Found by logback as a service, so that no configuration file is searched
 * for.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
  private static volatile @Nullable Path folder;

  /** Says where the file goes; what is logged before is dropped. */
  static void use(Path dataFolder) {
    folder = dataFolder;
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getStatusManager().add(new NopStatusListener());
    OnDemand appender = new OnDemand();
    appender.setContext(context);
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    // What libraries do in the course of things is no news.
    root.setLevel(Level.WARN);
    context.getLogger("dev.loadstone").setLevel(Level.INFO);
    root.addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Opens the file at the first event. */
  private static final class OnDemand extends AppenderBase<ILoggingEvent> {
    private @Nullable RollingFileAppender<ILoggingEvent> file;

    @Override
    protected void append(ILoggingEvent event) {
      Path in = folder;
      if (file == null && in != null) {
        file = open(in);
      }
      if (file != null) {
        file.doAppend(event);
      }
    }

    @Override
    public void stop() {
      if (file != null) {
        file.stop();
      }
      super.stop();
    }

    private RollingFileAppender<ILoggingEvent> open(Path in) {
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} %msg%n");
      encoder.start();
      RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
      appender.setContext(context);
      appender.setFile(in.resolve("loadstone.log").toString());
      appender.setEncoder(encoder);
      FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
      window.setContext(context);
      window.setParent(appender);
      window.setFileNamePattern(in.resolve("loadstone.%i.log").toString());
      window.setMinIndex(1);
      window.setMaxIndex(3);
      window.start();
      SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
      size.setContext(context);
      size.setMaxFileSize(new FileSize(FileSize.MB_COEFFICIENT * 5));
      size.start();
      appender.setRollingPolicy(window);
      appender.setTriggeringPolicy(size);
      appender.start();
      return appender;
    }
  }
}
