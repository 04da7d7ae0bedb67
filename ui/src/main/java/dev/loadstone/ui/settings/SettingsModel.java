package dev.loadstone.ui.settings;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.SpeedLimits;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The settings with their checks; what is settled is in force at once. FX thread. */
final class SettingsModel {
  private static final Texts TEXTS = Texts.of(SettingsModel.class);
  private static final int MOST_JOBS = 100;
  private static final int MOST_RETRIES = 1_000;
  private static final int LONGEST_STALL = 3_600;
  private static final int MOST_REQUESTS = 10_000_000;
  private static final int MOST_DAYS = 36_500;

  private final EngineSession session;
  private final DownloadDefaults defaults;
  private final Consumer<String> failed;
  private HistoryLimits history = HistoryLimits.DEFAULTS;

  final TypedValue<Path> folder;
  final TypedValue<Integer> jobs;
  final TypedValue<Integer> connectionsPerHost;
  final TypedValue<Long> speed;
  final TypedValue<Integer> connections;
  final TypedValue<Integer> retries;
  final TypedValue<Integer> stall;
  final TypedValue<Integer> requestsOfJob;
  final TypedValue<Integer> requests;
  final TypedValue<Integer> days;

  /**
   * The settings of a session.
   *
   * @param failed told in one line what could not be kept
   */
  SettingsModel(EngineSession session, DownloadDefaults defaults, Consumer<String> failed) {
    this.session = session;
    this.defaults = defaults;
    this.failed = failed;
    folder = new TypedValue<>(SettingsModel::absolute, Path::toString, defaults::keepFolder);
    jobs =
        whole(
            1,
            MOST_JOBS,
            n -> limit(l -> new Limits(n, l.connectionsPerHost(), l.bytesPerSecond())));
    connectionsPerHost =
        whole(1, MOST_JOBS, n -> limit(l -> new Limits(l.jobs(), n, l.bytesPerSecond())));
    speed =
        new TypedValue<>(
            SpeedLimits::parse,
            SpeedLimits::text,
            rate -> limit(l -> new Limits(l.jobs(), l.connectionsPerHost(), rate)));
    connections = whole(0, TransferOptions.MOST_CONNECTIONS, n -> keepNew(o -> o.connections(n)));
    retries = whole(0, MOST_RETRIES, n -> keepNew(o -> o.retries(n)));
    stall = whole(1, LONGEST_STALL, n -> keepNew(o -> o.stallTimeout(Duration.ofSeconds(n))));
    requestsOfJob =
        whole(0, MOST_REQUESTS, n -> keepHistory(h -> new HistoryLimits(n, h.total(), h.age())));
    requests =
        whole(0, MOST_REQUESTS, n -> keepHistory(h -> new HistoryLimits(h.ofJob(), n, h.age())));
    days =
        whole(
            1,
            MOST_DAYS,
            n -> keepHistory(h -> new HistoryLimits(h.ofJob(), h.total(), Duration.ofDays(n))));
    session.limits().subscribe(this::changed);
  }

  /** Asks the engine and the preferences for what is in force and shows it. */
  void refresh() {
    TransferOptions options = defaults.options();
    folder.show(defaults.folder());
    connections.show(options.connections());
    retries.show(options.retries());
    stall.show((int) options.stallTimeout().toSeconds());
    show(session.limits().get());
    session.askLimits(failed);
    session.ask(Loadstone::historyLimits, this::show, failed);
  }

  /** What new downloads begin with. */
  TransferOptions options() {
    return defaults.options();
  }

  void keepNew(UnaryOperator<TransferOptions.Builder> change) {
    defaults.keep(change.apply(defaults.options().toBuilder()).build());
  }

  /** Forgets all requests but those under way. */
  void clearHistory(Runnable done) {
    session.ask(
        engine -> {
          engine.clearHistory();
          return true;
        },
        _ -> done.run(),
        failed);
  }

  private void show(Limits now) {
    jobs.show(now.jobs());
    connectionsPerHost.show(now.connectionsPerHost());
    speed.show(now.bytesPerSecond());
  }

  /** Leaves alone what is being typed in the other fields. */
  private void changed(Limits before, Limits now) {
    if (before.jobs() != now.jobs()) {
      jobs.show(now.jobs());
    }
    if (before.connectionsPerHost() != now.connectionsPerHost()) {
      connectionsPerHost.show(now.connectionsPerHost());
    }
    if (before.bytesPerSecond() != now.bytesPerSecond()) {
      speed.show(now.bytesPerSecond());
    }
  }

  private void show(HistoryLimits stored) {
    history = stored;
    requestsOfJob.show(history.ofJob());
    requests.show(history.total());
    days.show((int) Math.max(1, history.age().toDays()));
  }

  private void limit(UnaryOperator<Limits> change) {
    session.limit(change, failed);
  }

  private void keepHistory(UnaryOperator<HistoryLimits> change) {
    HistoryLimits changed = change.apply(history);
    history = changed;
    session.tell(engine -> engine.limit(changed), failed);
  }

  private static TypedValue<Integer> whole(int least, int most, Consumer<Integer> take) {
    return new TypedValue<>(text -> number(text, least, most), String::valueOf, take);
  }

  private static Integer number(String text, int least, int most) {
    String typed = text.strip();
    boolean number =
        !typed.isEmpty()
            && typed.length() <= 9
            && typed.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = number ? Integer.parseInt(typed) : -1;
    if (value < least || value > most) {
      throw new InvalidInputException(TEXTS.format("wrong.number", least, most));
    }
    return value;
  }

  private static Path absolute(String text) {
    try {
      Path path = Path.of(text.strip());
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException _) {
      // Told below.
    }
    throw new InvalidInputException(TEXTS.get("wrong.folder"));
  }
}
