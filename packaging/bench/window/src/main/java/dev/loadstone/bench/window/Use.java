package dev.loadstone.bench.window;

import dev.loadstone.core.model.Selection;
import dev.loadstone.ui.mirror.EngineSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/** Uses the window step by step and prints what each step cost. */
final class Use {
  private static final int QUIET = 10_000;
  private static final int STEADY = 10_000;
  private static final int FRAME = 16;

  private final Stage stage;
  private final EngineSession session;
  private final TableView<?> table;
  private final TextField search;

  /** Something done over some time, with pauses, off the FX thread. */
  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  Use(Stage stage, EngineSession session) throws Exception {
    this.stage = stage;
    this.session = session;
    table = Fx.get(() -> (TableView<?>) stage.getScene().lookup("#queue-table"));
    search = Fx.get(() -> (TextField) stage.getScene().lookup("#search"));
  }

  void run() throws Exception {
    Thread.sleep(3_000);
    List<String> state = new ArrayList<>();
    state.add(state("all paused"));
    System.out.println(
        "| ms | frames | median | 95th | 99th | worst | late |"
            + " FX median | 95th | 99th | worst |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    measure("paused: nothing moves", () -> Thread.sleep(STEADY / 2));
    measure("paused: scrolling", this::scroll);
    measure("resume all", this::resume);
    Thread.sleep(1_000);
    measure("16 run", () -> Thread.sleep(STEADY));
    state.add(state("16 run"));
    measure("16 run: scrolling", this::scroll);
    measure("16 run: typing a filter", this::type);
    measure("16 run: sorting by each column", this::sort);
    measure("16 run: sorted by speed", this::sortedBySpeed);
    measure("16 run: selecting all", this::selectAll);
    measure("16 run: all selected, sorting", this::selectedAndSorted);
    measure("16 run: choosing categories", this::choose);
    measure("pause all", this::pause);
    Thread.sleep(3_000);
    state.add(state("paused again"));
    System.out.println();
    System.out.println("| | processor, per cent of a core | heap MiB | resident MiB |");
    System.out.println("|---|---|---|---|");
    state.forEach(System.out::println);
  }

  private static String state(String when) throws InterruptedException {
    double processor = Usage.processorWhileWaiting(QUIET);
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.0f | %.0f |",
        when,
        processor,
        Usage.heapAfterCollection(),
        Usage.resident());
  }

  private void measure(String what, Step step) throws Exception {
    Frames frames = Fx.get(Frames::new);
    Fx.run(frames::start);
    step.run();
    Fx.run(frames::stop);
    System.out.println(Fx.get(() -> frames.row(what)));
  }

  private void resume() throws Exception {
    session.tell(engine -> engine.resume(new Selection.All()), Use::fail);
    Fx.await(() -> session.jobs().totals().get().running() == SampleQueue.RUNNING);
  }

  private void pause() throws Exception {
    session.tell(engine -> engine.pause(new Selection.All()), Use::fail);
    Fx.await(() -> session.jobs().totals().get().running() == 0);
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }

  /** Turns the wheel, then drags the bar to places all over. */
  private void scroll() throws Exception {
    VirtualFlow<?> flow = Fx.get(() -> (VirtualFlow<?>) table.lookup(".virtual-flow"));
    for (int i = 0; i < 180; i++) {
      int way = i < 120 ? -1 : 1;
      Fx.run(() -> Event.fireEvent(flow, wheel(flow, way * 120)));
      Thread.sleep(FRAME);
    }
    for (int i = 0; i < 120; i++) {
      int to = ThreadLocalRandom.current().nextInt(table.getItems().size());
      Fx.run(() -> table.scrollTo(to));
      Thread.sleep(FRAME);
    }
    Fx.run(() -> table.scrollTo(0));
  }

  private static ScrollEvent wheel(Node at, double by) {
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        10,
        10,
        10,
        10,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        by,
        0,
        by,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.LINES,
        3,
        0,
        null);
  }

  private void type() throws Exception {
    for (String word : List.of("dragon-0123", "lantern", "nothing")) {
      for (int i = 1; i <= word.length(); i++) {
        String typed = word.substring(0, i);
        Fx.run(() -> search.setText(typed));
        Thread.sleep(120);
      }
      for (int i = word.length() - 1; i >= 0; i--) {
        String typed = word.substring(0, i);
        Fx.run(() -> search.setText(typed));
        Thread.sleep(60);
      }
    }
  }

  private void sort() throws Exception {
    for (TableColumn<?, ?> column : Fx.get(() -> List.copyOf(table.getVisibleLeafColumns()))) {
      for (TableColumn.SortType type : TableColumn.SortType.values()) {
        sortBy(column, type);
        Thread.sleep(400);
      }
    }
    Fx.run(() -> table.getSortOrder().clear());
  }

  private void sortedBySpeed() throws Exception {
    sortBy(
        Fx.get(
            () ->
                table.getVisibleLeafColumns().stream()
                    .filter(column -> "speed".equals(column.getId()))
                    .findFirst()
                    .orElseThrow()),
        TableColumn.SortType.DESCENDING);
    Thread.sleep(STEADY / 2);
    Fx.run(() -> table.getSortOrder().clear());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the type of rows does not matter
  private void sortBy(TableColumn<?, ?> column, TableColumn.SortType type) throws Exception {
    Fx.run(
        () -> {
          column.setSortType(type);
          ((TableView) table).getSortOrder().setAll(column);
        });
  }

  private void selectAll() throws Exception {
    for (int i = 0; i < 3; i++) {
      Fx.run(() -> table.getSelectionModel().selectAll());
      Thread.sleep(1_500);
      Fx.run(() -> table.getSelectionModel().clearSelection());
      Thread.sleep(500);
    }
  }

  private void selectedAndSorted() throws Exception {
    Fx.run(() -> table.getSelectionModel().selectAll());
    sortedBySpeed();
    Fx.run(() -> table.getSelectionModel().clearSelection());
  }

  private void choose() throws Exception {
    List<ToggleButton> entries =
        Fx.get(
            () ->
                stage.getScene().getRoot().lookupAll(".filter-entry").stream()
                    .filter(Node::isVisible)
                    .map(ToggleButton.class::cast)
                    .toList());
    for (ToggleButton entry : entries) {
      Fx.run(entry::fire);
      Thread.sleep(300);
    }
    Fx.run(entries.getFirst()::fire);
  }
}
