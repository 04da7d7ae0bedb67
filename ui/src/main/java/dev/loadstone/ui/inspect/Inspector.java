package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.JobId;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What happened to the job that is selected. */
public final class Inspector {
  private static final Texts TEXTS = Texts.of(Inspector.class);
  private static final String TAB = "inspect.tab";

  /** For what blocks on a disk. */
  static final Executor IN_BACKGROUND =
      task -> Thread.ofVirtual().name("loadstone-files").start(task);

  private final EngineSession session;
  private final Workbench workbench;
  private final Copying copying;
  private final HarExport export;
  private final Command copyCurl;
  private final Command saveHar;
  private final InspectorModel model;
  private final OverviewPane overview;
  private final RequestsPane requests;
  private final SegmentsPane segments = new SegmentsPane();
  private final PreviewPane preview = new PreviewPane(IN_BACKGROUND, Platform::runLater);
  private final TabPane tabs = new TabPane();
  private final Label nothing = new Label(TEXTS.get("nothing"));
  private final StackPane view = new StackPane(tabs, nothing);
  private boolean open = true;

  /**
   * An inspector.
   *
   * @param job the selected one; its value is null without one
   */
  public Inspector(
      EngineSession session,
      Workbench workbench,
      ObservableValue<JobRow> job,
      InstantSource clock) {
    this.session = session;
    this.workbench = workbench;
    model =
        new InspectorModel(
            (id, answered, failed) ->
                session.ask(
                    engine -> new InspectorModel.Kept(engine.exchanges(id), engine.log(id)),
                    answered,
                    failed),
            Inspector::later);
    copying = new Copying(workbench.notices());
    export = new HarExport(session, workbench.notices(), Platform::runLater, IN_BACKGROUND);
    ObservableBooleanValue anyJob = Bindings.isNotNull(model.job());
    copyCurl = Command.of(TEXTS, "job.curl", Feather.TERMINAL, this::copyCurl).when(anyJob);
    saveHar = Command.of(TEXTS, "job.har", Feather.SHARE, this::saveHar).when(anyJob);
    overview = new OverviewPane(workbench.desktop(), clock, job::getValue);
    requests = new RequestsPane(model.exchanges(), copying, jobCommands());
    addTab("overview", overview);
    addTab("requests", requests);
    addTab("segments", segments);
    addTab("log", new LogPane(model.log(), copying));
    addTab("preview", preview);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().addAll("dense", "inspector-tabs");
    nothing.getStyleClass().add("empty-hint");
    view.getStyleClass().add("inspector");
    view.setId("inspector");
    select(workbench.preferences().get(TAB, "overview"));
    job.subscribe(this::inspect);
    model.version().subscribe(_ -> show());
    tabs.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            tab -> {
              workbench.preferences().put(TAB, tab.getId());
              show();
            });
    view.sceneProperty().subscribe(_ -> watch());
  }

  /** The inspector itself. */
  public Node view() {
    return view;
  }

  /** Shows something that another feature can do with the job. */
  public void offer(Command command) {
    overview.offer(command);
  }

  /** What can be done: one command a tab. */
  public List<Command> commands() {
    return List.of(
        tabCommand("overview", Feather.INFO, "1"),
        tabCommand("requests", Feather.ACTIVITY, "2"),
        tabCommand("segments", Feather.GRID, "3"),
        tabCommand("log", Feather.LIST, "4"),
        tabCommand("preview", Feather.EYE, "5"));
  }

  /** What can be done with the selected job, whether or not the inspector is seen. */
  public List<Command> jobCommands() {
    return List.of(copyCurl, saveHar);
  }

  /** Lays itself out to stand below the table, or beside it. */
  public void lay(Orientation ofSplit) {
    requests.lay(ofSplit == Orientation.VERTICAL ? Orientation.HORIZONTAL : Orientation.VERTICAL);
  }

  /** Tells whether it is shown at all; asks nothing while it is not. */
  public void setOpen(boolean shown) {
    open = shown;
    watch();
  }

  private void watch() {
    model.watch(open && view.getScene() != null);
    show();
  }

  private void inspect(JobRow row) {
    tabs.setVisible(row != null);
    nothing.setVisible(row == null);
    model.inspect(row);
    show();
  }

  /** Brings the tab that is seen up to date, and no other. */
  private void show() {
    JobRow row = model.job().get();
    Tab tab = tabs.getSelectionModel().getSelectedItem();
    if (row == null || tab == null || !open) {
      return;
    }
    switch (tab.getId()) {
      case "overview" -> overview.show(row, records(), model.log());
      case "segments" -> segments.show(row.getValue(), records());
      case "preview" -> preview.show(row);
      default -> {
        // Tables and lists follow the model by themselves.
      }
    }
  }

  private List<ExchangeRecord> records() {
    return model.exchanges().all().stream().map(ExchangeRow::getValue).toList();
  }

  private void addTab(String id, Node content) {
    Tab tab = new Tab(TEXTS.get("tab." + id), content);
    tab.setId(id);
    tabs.getTabs().add(tab);
  }

  private void select(String id) {
    tabs.getTabs().stream()
        .filter(tab -> id.equals(tab.getId()))
        .findFirst()
        .ifPresent(tab -> tabs.getSelectionModel().select(tab));
  }

  private Command tabCommand(String id, Feather icon, String key) {
    return Command.of(TEXTS, "inspect." + id, icon, () -> select(id)).on("Alt+" + key);
  }

  private void copyCurl() {
    JobRow row = model.job().get();
    if (row != null) {
      JobId id = row.id();
      session.ask(
          engine -> engine.curl(id),
          command -> command.ifPresent(copying::copy),
          workbench.notices()::problem);
    }
  }

  private void saveHar() {
    JobRow row = model.job().get();
    if (row != null) {
      JobId id = row.id();
      HarExport.ask(view, HarExport.fileName(row.name()))
          .ifPresent(file -> export.write(file, engine -> engine.exchanges(id).iterator()));
    }
  }

  /** Runs something after a time on the FX thread. */
  static void later(Duration time, Runnable action) {
    PauseTransition pause =
        new PauseTransition(javafx.util.Duration.millis((double) time.toMillis()));
    pause.setOnFinished(_ -> action.run());
    pause.play();
  }
}
