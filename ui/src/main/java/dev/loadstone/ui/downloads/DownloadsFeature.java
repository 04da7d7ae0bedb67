package dev.loadstone.ui.downloads;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The queue's page. */
public final class DownloadsFeature implements Feature {
  private static final Texts TEXTS = Texts.of(DownloadsFeature.class);

  private final QueueModel model;
  private final QueueCommands commands;
  private final QueueTable table;
  private final FailureStrip strip;
  private final FilterPane filters;
  private final LabelBar labelBar;
  private final BorderPane page = new BorderPane();
  private final Command add;
  private List<Command> offered = List.of();

  /**
   * The page over an engine's jobs.
   *
   * @param add lets a person add links; belongs to another feature
   */
  public DownloadsFeature(
      EngineSession session, Workbench workbench, Command add, InstantSource clock) {
    this.add = add;
    model = new QueueModel(session, workbench.notices());
    commands = new QueueCommands(model, access(session, workbench, clock), workbench);
    Countdown countdown = new Countdown();
    var nothing =
        Bindings.createBooleanBinding(() -> model.counts().all() == 0, model.counts().version());
    table =
        new QueueTable(
            model, clock, countdown, workbench.preferences(), new EmptyQueue(add, nothing));
    commands.moveWith(table::shift);
    strip = new FailureStrip(clock, countdown, commands::perform);
    table.setContextMenu(menu());
    table.setOnKeyPressed(this::press);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<JobRow>) _ -> showFailure());
    filters = new FilterPane(model);
    labelBar = new LabelBar(model);
    page.setTop(labelBar);
    page.setCenter(table);
    page.setBottom(strip);
  }

  private static AccessSheets access(
      EngineSession session, Workbench workbench, InstantSource clock) {
    AccessModel model = new AccessModel(session, workbench.notices());
    return new AccessSheets(model, workbench.sheets(), workbench.notices(), clock);
  }

  @Override
  public String id() {
    return "downloads";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public Ikon icon() {
    return Feather.DOWNLOAD;
  }

  @Override
  public Node view() {
    return page;
  }

  @Override
  public void focus() {
    table.requestFocus();
  }

  @Override
  public Optional<Node> sidebar() {
    return Optional.of(filters);
  }

  @Override
  public List<List<Command>> tools() {
    return List.of(
        List.of(add),
        List.of(commands.resume, commands.pause, commands.retry),
        List.of(commands.remove, commands.showInFolder));
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>(commands.all());
    all.addAll(labelBar.commands());
    all.addAll(table.columnToggles());
    return all;
  }

  /** The same in the groups of a menu. */
  public List<List<Command>> menus() {
    List<List<Command>> groups = new ArrayList<>(commands.groups());
    if (!offered.isEmpty()) {
      groups.add(offered);
    }
    return groups;
  }

  /** Limits the speed of the selected jobs; for an inspector beside the table. */
  public Command limit() {
    return commands.limit;
  }

  /** The job that the keyboard is on; null without one. For an inspector beside the table. */
  public ReadOnlyObjectProperty<JobRow> current() {
    return table.getSelectionModel().selectedItemProperty();
  }

  /** How many rows are shown, for tests and the status bar. */
  public ObservableValue<Number> shown() {
    return Bindings.size(model.rows());
  }

  /** Whether the rows shown are those that shall be. */
  public ObservableBooleanValue arranged() {
    return model.rows().arranged();
  }

  /** Shows only what mentions the text. */
  public void search(String text) {
    model.filter().set(model.filter().get().withText(text));
  }

  /** Adds what others can do with the job that the keyboard is on to the menus. */
  public void offer(List<Command> others) {
    offered = others;
    var items = table.getContextMenu().getItems();
    items.add(new SeparatorMenuItem());
    others.forEach(each -> items.add(CommandViews.menuItem(each)));
  }

  private void showFailure() {
    List<JobRow> selected = table.getSelectionModel().getSelectedItems();
    strip.show(selected.size() == 1 ? selected.getFirst() : null);
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case DELETE, BACK_SPACE ->
          (event.isShiftDown() ? commands.deleteFile : commands.remove).run();
      case ENTER -> commands.open.run();
      case SPACE -> (model.canPause().get() ? commands.pause : commands.resume).run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (List<Command> group : commands.groups()) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(each -> menu.getItems().add(CommandViews.menuItem(each)));
    }
    return menu;
  }
}
