package dev.loadstone.ui.inspect;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A job at a glance: what, where, how far, what was decided. */
final class OverviewPane extends ScrollPane {
  private static final Texts TEXTS = Texts.of(OverviewPane.class);
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final int LAST_DECISIONS = 6;

  private final InstantSource clock;
  private final Label name = new Label();
  private final FontIcon icon = new FontIcon(Feather.FILE);
  private final Label progress = new Label();
  private final HBox tools = new HBox(4);
  private final ProgressBar bar = new ProgressBar(0);
  private final GridPane facts = new GridPane();
  private final Label decisionsTitle = new Label(TEXTS.get("decisions"));
  private final VBox decisions = new VBox();
  private final Button open;
  private final Button folder;
  private final List<Label> names = new ArrayList<>();
  private final List<TextField> values = new ArrayList<>();

  OverviewPane(Desktop desktop, InstantSource clock, java.util.function.Supplier<JobRow> job) {
    this.clock = clock;
    open = button("overview.open", Feather.EXTERNAL_LINK, () -> file(job).ifPresent(desktop::open));
    folder =
        button("overview.folder", Feather.FOLDER, () -> file(job).ifPresent(desktop::showInFolder));
    getStyleClass().add("overview-pane");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    name.getStyleClass().add("overview-name");
    name.setGraphic(icon);
    name.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(name, gap, open, folder);
    head.getStyleClass().add("overview-head");
    head.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().addAll("small", "overview-bar");
    progress.setId("overview-progress");
    ColumnConstraints left = new ColumnConstraints(104);
    ColumnConstraints right = new ColumnConstraints();
    right.setHgrow(Priority.ALWAYS);
    facts.getColumnConstraints().addAll(left, right);
    facts.getStyleClass().add("facts");
    decisionsTitle.getStyleClass().add("section-title");
    decisions.getStyleClass().add("decisions");
    tools.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(progress, Priority.ALWAYS);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setMinWidth(0);
    HBox line = new HBox(8, progress, tools);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox all = new VBox(head, bar, line, facts, decisionsTitle, decisions);
    all.getStyleClass().add("overview");
    setContent(all);
  }

  /** Adds something that can be done with the job. */
  void offer(Command command) {
    Button button = CommandViews.button(command);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    tools.getChildren().add(button);
  }

  void show(JobRow row, List<ExchangeRecord> records, List<LogLine> log) {
    JobView view = row.getValue();
    setText(name, row.name());
    icon.setIconCode(Icons.of(row.kind()));
    icon.setAccessibleText(KindNames.one(row.kind()));
    setText(progress, OverviewFacts.progress(view, clock.instant()));
    boolean done = view.job().state() instanceof JobState.Published;
    bar.setProgress(
        done ? 1 : view.job().size() <= 0 ? 0 : (double) view.received() / view.job().size());
    bar.pseudoClassStateChanged(DONE, done);
    bar.pseudoClassStateChanged(FAILED, view.job().state() instanceof JobState.Failed);
    List<HttpExchange> exchanges = records.stream().map(ExchangeRecord::exchange).toList();
    show(OverviewFacts.of(view, exchanges));
    show(log.subList(Math.max(0, log.size() - LAST_DECISIONS), log.size()));
    open.setDisable(!done);
  }

  /**
   * Fields are used again, by this job and the next: to make and style them takes several frames.
   */
  private void show(Map<String, String> wanted) {
    while (names.size() > wanted.size()) {
      facts.getChildren().removeAll(names.removeLast(), values.removeLast());
    }
    int i = 0;
    for (Map.Entry<String, String> fact : wanted.entrySet()) {
      if (i == names.size()) {
        addRow();
      }
      setText(names.get(i), fact.getKey());
      TextField value = values.get(i);
      value.setAccessibleText(fact.getKey());
      if (!fact.getValue().equals(value.getText())) {
        value.setText(fact.getValue());
      }
      i++;
    }
  }

  private void addRow() {
    Label name = new Label();
    name.getStyleClass().add("fact-name");
    GridPane.setValignment(name, VPos.CENTER);
    TextField value = new TextField();
    value.setEditable(false);
    value.getStyleClass().add("fact-value");
    name.setLabelFor(value);
    facts.addRow(names.size(), name, value);
    names.add(name);
    values.add(value);
  }

  private void show(List<LogLine> lines) {
    decisionsTitle.setVisible(!lines.isEmpty());
    while (decisions.getChildren().size() > lines.size()) {
      decisions.getChildren().removeLast();
    }
    for (int i = 0; i < lines.size(); i++) {
      if (i >= decisions.getChildren().size()) {
        Label line = new Label();
        line.setWrapText(true);
        decisions.getChildren().add(line);
      }
      String text = ExchangeWords.oneLine(lines.get(i).text(), 500);
      setText((Label) decisions.getChildren().get(i), "\u2022  " + text);
    }
  }

  private static void setText(Label label, String text) {
    if (!text.equals(label.getText())) {
      label.setText(text);
    }
  }

  private static java.util.Optional<java.nio.file.Path> file(
      java.util.function.Supplier<JobRow> job) {
    JobRow row = job.get();
    return row == null ? java.util.Optional.empty() : OverviewFacts.file(row.job());
  }

  private static Button button(String id, Feather icon, Runnable action) {
    Button button = new Button(TEXTS.get(id), new FontIcon(icon));
    button.setId(id.replace('.', '-'));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
