package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks for links, shows what each would bring, and where it would go. */
final class AddSheet extends VBox {
  private static final Texts TEXTS = Texts.of(AddSheet.class);
  private static final Duration TYPING = Duration.millis(200);
  private static final int PROBLEMS_SHOWN = 3;

  private final AddModel model;
  private final Consumer<Boolean> submit;
  private final LinksField links;
  private final FlowPane files = new FlowPane(6, 6);
  private final CheckBox ranges = new CheckBox();
  private final IssueBar issues;
  private final Label problems = new Label();
  private final Label total = new Label();
  private final Label wrong = new Label();
  private final Button download = new Button();
  private final Button later = new Button(TEXTS.get("sheet.later"));
  private final OptionsPane options;
  private final PauseTransition typing = new PauseTransition(TYPING);

  /**
   * A sheet over a model.
   *
   * @param submit told whether the downloads start at once
   */
  AddSheet(AddModel model, Preferences preferences, Consumer<Boolean> submit, Runnable cancel) {
    this.model = model;
    this.submit = submit;
    getStyleClass().add("add-sheet");
    links = new LinksField(text -> model.add(new LinkSource(TEXTS.get("sheet.pasted"), text)));
    issues = new IssueBar(model);
    options = new OptionsPane(model, preferences);
    RowTable rows = new RowTable(model, this::wrong);
    VBox.setVgrow(rows, Priority.ALWAYS);
    Label title = new Label(TEXTS.get("sheet.title"));
    title.getStyleClass().add("sheet-title");
    VBox body = new VBox(links, files, ranges, rows, issues, problems, options);
    body.getStyleClass().add("add-body");
    getChildren().addAll(title, scrolled(body), wrong, footer(cancel));
    decorate();
    links.setText(model.text());
    model.options(options.read());
    links.textProperty().subscribe(text -> model.text(text));
    model.version().subscribe(_ -> later());
    model.draft().subscribe(this::show);
    model.sum().subscribe(_ -> sum());
    model.reading().subscribe(_ -> sum());
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            download.fire();
            event.consume();
          }
        });
    typing.setOnFinished(_ -> model.read());
  }

  void focus() {
    // Only then is what scrolls part of the scene.
    applyCss();
    layout();
    if (model.text().isBlank() && model.files().isEmpty()) {
      links.requestFocus();
    } else {
      download.requestFocus();
    }
  }

  /** Takes more links to those that are there. */
  void add(String text, List<LinkSource> sources) {
    if (!text.isEmpty()) {
      String before = links.getText().strip();
      links.setText(before.isEmpty() ? text : before + "\n" + text);
    }
    sources.forEach(model::add);
  }

  /** Whether it waits for the engine. */
  void busy(boolean waits) {
    setDisable(waits);
    if (waits) {
      download.setText(TEXTS.get("sheet.adding"));
    } else {
      sum();
    }
  }

  /** Tells what is to be mended. */
  void wrong(String text) {
    wrong.setText(text);
    shown(wrong, !text.isEmpty());
  }

  private void later() {
    showFiles();
    wrong(model.options().problem().orElse(""));
    if (model.version().get() <= 1) {
      model.read();
    } else {
      typing.playFromStart();
    }
  }

  /** In a low window all can still be reached. */
  private static Node scrolled(VBox body) {
    ScrollPane scroll = new ScrollPane(body);
    scroll.getStyleClass().add("add-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private void decorate() {
    files.getStyleClass().add("add-files");
    ranges.setId("add-ranges");
    ranges.setSelected(true);
    ranges.setOnAction(_ -> model.writeOutRanges(ranges.isSelected()));
    problems.setId("add-problems");
    problems.getStyleClass().add("add-problems");
    problems.setWrapText(true);
    wrong.setId("add-wrong");
    wrong.getStyleClass().add("add-wrong");
    wrong.setWrapText(true);
    for (Label each : List.of(problems, wrong)) {
      each.setMinHeight(Region.USE_PREF_SIZE);
      shown(each, false);
    }
    showFiles();
  }

  private Node footer(Runnable cancel) {
    Button no = new Button(TEXTS.get("sheet.cancel"));
    no.setCancelButton(true);
    no.setOnAction(_ -> cancel.run());
    later.setId("add-later");
    later.setOnAction(_ -> submit.accept(false));
    download.setId("add-download");
    download.getStyleClass().add(Styles.ACCENT);
    download.setDefaultButton(true);
    download.setOnAction(_ -> submit.accept(true));
    total.setId("add-total");
    total.getStyleClass().add("add-total");
    total.setMinWidth(0);
    total.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(total, Priority.ALWAYS);
    HBox line = new HBox(8, total, no, later, download);
    line.setAlignment(Pos.CENTER_LEFT);
    for (Button each : List.of(no, later, download)) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    return line;
  }

  private void show(Draft draft) {
    LinkReading reading = draft.reading();
    shown(ranges, reading.inRanges() > 0);
    ranges.setText(TEXTS.format("sheet.ranges", reading.inRanges()));
    List<String> lines = new ArrayList<>();
    reading.problems().stream().limit(PROBLEMS_SHOWN).forEach(each -> lines.add(words(each)));
    if (reading.problemCount() > PROBLEMS_SHOWN) {
      lines.add(TEXTS.format("sheet.errors.more", reading.problemCount() - PROBLEMS_SHOWN));
    }
    problems.setText(String.join("\n", lines));
    shown(problems, !lines.isEmpty());
  }

  private static String words(LinkReading.LineProblem problem) {
    String place =
        problem.line() == 0 ? "" : TEXTS.format("sheet.error.line", problem.line()) + ": ";
    String source = problem.source().isEmpty() ? "" : problem.source() + ", ";
    return source + place + problem.text();
  }

  private void sum() {
    AddSum sum = model.sum().get();
    boolean waits = model.reading().get();
    download.setText(TEXTS.format("sheet.download", sum.files()));
    download.setDisable(sum.files() == 0 && !waits);
    later.setDisable(download.isDisabled());
    List<String> words = new ArrayList<>();
    if (sum.bytes() > 0) {
      words.add(TEXTS.format("sum.bytes", Figures.bytes(sum.bytes())));
    }
    if (sum.unsized() > 0 && sum.files() > 0) {
      words.add(TEXTS.format("sum.unsized", sum.unsized()));
    }
    if (sum.free() != AddSum.UNKNOWN) {
      words.add(TEXTS.format("sum.free", Figures.bytes(sum.free())));
    }
    total.setText(
        sum.isTooMuch()
            ? TEXTS.format("sum.tooMuch", Figures.bytes(sum.bytes()), Figures.bytes(sum.free()))
            : String.join("  ·  ", words));
    total.pseudoClassStateChanged(
        javafx.css.PseudoClass.getPseudoClass("too-much"), sum.isTooMuch());
  }

  private void showFiles() {
    files.getChildren().setAll(model.files().stream().map(this::chip).toList());
    shown(files, !model.files().isEmpty());
  }

  private Node chip(LinkSource file) {
    Label name =
        new Label(
            TEXTS.format("sheet.file", file.name(), file.lines()), new FontIcon(Feather.FILE_TEXT));
    Button remove = new Button(null, new FontIcon(Feather.X));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    remove.setAccessibleText(TEXTS.format("sheet.file.remove", file.name()));
    remove.setOnAction(_ -> model.remove(file));
    HBox chip = new HBox(4, name, remove);
    chip.getStyleClass().add("file-chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    return chip;
  }

  private static void shown(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }
}
