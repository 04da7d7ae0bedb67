package dev.loadstone.ui.shell;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Limits;
import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.SpeedLimits;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import java.util.function.UnaryOperator;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;

/** What the whole queue may use at once: shown, and changed while it runs. */
final class LimitsMenu extends MenuButton {
  private static final Texts TEXTS = Texts.of(LimitsMenu.class);
  private static final long[] SPEEDS = {
    0, 512L << 10, 1L << 20, 2L << 20, 5L << 20, 10L << 20, 50L << 20
  };
  private static final int[] JOBS = {1, 2, 3, 5, 8, 16};

  private final EngineSession session;
  private final Notices notices;
  private final Sheets sheets;

  LimitsMenu(EngineSession session, Notices notices, Sheets sheets) {
    this.session = session;
    this.notices = notices;
    this.sheets = sheets;
    setId("limits");
    getStyleClass().add("limits");
    session.limits().subscribe(now -> show(now));
    visibleProperty().bind(session.state().map(EngineSession.State.Open.class::isInstance));
    // Another window or program may have changed them since.
    setOnShowing(_ -> session.askLimits(notices::problem));
  }

  private void show(Limits now) {
    String speed =
        now.bytesPerSecond() == 0
            ? TEXTS.get("limits.none")
            : TEXTS.format("limits.speed", Figures.speed(now.bytesPerSecond()));
    setText(TEXTS.format("limits.shown", speed, now.jobs()));
    setAccessibleText(TEXTS.get("limits") + ": " + getText());
    getItems().setAll(title("limits.speeds"));
    ToggleGroup speeds = new ToggleGroup();
    for (long each : SPEEDS) {
      String text = each == 0 ? TEXTS.get("limits.none") : Figures.speed(each);
      getItems()
          .add(
              choice(
                  text,
                  speeds,
                  each == now.bytesPerSecond(),
                  old -> new Limits(old.jobs(), old.connectionsPerHost(), each)));
    }
    MenuItem other = new MenuItem(TEXTS.get("limits.other"));
    other.setOnAction(_ -> askSpeed());
    getItems().addAll(other, new SeparatorMenuItem(), title("limits.jobs"));
    ToggleGroup jobs = new ToggleGroup();
    for (int each : JOBS) {
      getItems()
          .add(
              choice(
                  Integer.toString(each),
                  jobs,
                  each == now.jobs(),
                  old -> new Limits(each, old.connectionsPerHost(), old.bytesPerSecond())));
    }
  }

  private static MenuItem title(String key) {
    MenuItem title = new MenuItem(TEXTS.get(key));
    title.setDisable(true);
    return title;
  }

  private MenuItem choice(
      String text, ToggleGroup group, boolean chosen, UnaryOperator<Limits> change) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setToggleGroup(group);
    item.setSelected(chosen);
    item.setOnAction(_ -> session.limit(change, notices::problem));
    return item;
  }

  private void askSpeed() {
    AskSheet sheet =
        new AskSheet(
            TEXTS.get("limits.ask.title"),
            TEXTS.get("limits.ask.explanation"),
            TEXTS.get("limits.ask.confirm"));
    TextField field = sheet.field("limits-speed", TEXTS.get("limits.ask.field"), "");
    sheet.show(
        sheets,
        () -> {
          try {
            long speed = SpeedLimits.parse(field.getText());
            session.limit(
                old -> new Limits(old.jobs(), old.connectionsPerHost(), speed), notices::problem);
            return null;
          } catch (InvalidInputException e) {
            return e.getMessage();
          }
        });
  }
}
