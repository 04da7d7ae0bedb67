package dev.loadstone.ui.settings;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.ThemeChoice;
import dev.loadstone.ui.common.Workbench;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The settings as a page of cards: a line for each, what is wrong below it. */
final class SettingsView extends ScrollPane {
  private static final Texts TEXTS = Texts.of(SettingsView.class);

  /** Languages with texts of their own; the first follows the system. */
  private static final List<String> LANGUAGES = List.of("system", "en", "de");

  private final SettingsModel model;
  private final Workbench workbench;
  private final TextField folder = new TextField();
  private final CheckBox serverTime = new CheckBox();
  private final CheckBox findChecksums = new CheckBox();
  private final ChoiceBox<ConflictPolicy> conflict = new ChoiceBox<>();

  SettingsView(SettingsModel model, Workbench workbench) {
    this.model = model;
    this.workbench = workbench;
    getStyleClass().add("settings");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    VBox cards = new VBox(queue(), newDownloads(), history(), window());
    cards.getStyleClass().add("cards");
    setContent(cards);
  }

  /** Shows what is in force. */
  void refresh() {
    model.refresh();
    TransferOptions options = model.options();
    serverTime.setSelected(options.keepServerTime());
    findChecksums.setSelected(options.findChecksums());
    conflict.setValue(options.onConflict());
  }

  void focusFirst() {
    folder.requestFocus();
  }

  private Node queue() {
    return card(
        "queue",
        line("jobs", number(model.jobs, "settings-jobs")),
        line("host", number(model.connectionsPerHost, "settings-host")),
        line("speed", typed(model.speed, "settings-speed", 120)));
  }

  private Node newDownloads() {
    conflict.getItems().setAll(ConflictPolicy.values());
    conflict.setConverter(words("conflict."));
    conflict.setOnAction(_ -> model.keepNew(o -> o.onConflict(conflict.getValue())));
    serverTime.setOnAction(_ -> model.keepNew(o -> o.keepServerTime(serverTime.isSelected())));
    findChecksums.setOnAction(_ -> model.keepNew(o -> o.findChecksums(findChecksums.isSelected())));
    return card(
        "new",
        line("folder", place()),
        line("connections", number(model.connections, "settings-connections")),
        line("retries", number(model.retries, "settings-retries")),
        line("stall", number(model.stall, "settings-stall")),
        line("conflict", conflict),
        line("time", serverTime),
        line("checksums", findChecksums));
  }

  private Node history() {
    Button clear = new Button(TEXTS.get("clear"), new FontIcon(Feather.TRASH_2));
    clear.setOnAction(
        _ -> model.clearHistory(() -> workbench.notices().tell(TEXTS.get("cleared"))));
    return card(
        "history",
        line("requests.job", number(model.requestsOfJob, "settings-requests-job")),
        line("requests", number(model.requests, "settings-requests")),
        line("days", number(model.days, "settings-days")),
        line("forget", clear));
  }

  private Node window() {
    ChoiceBox<ThemeChoice> theme = new ChoiceBox<>();
    theme.getItems().setAll(ThemeChoice.values());
    theme.setConverter(words("theme."));
    theme.valueProperty().bindBidirectional(workbench.theme());
    ChoiceBox<String> language = new ChoiceBox<>();
    language.getItems().setAll(LANGUAGES);
    language.setConverter(names(name -> TEXTS.get("language." + name)));
    language.setValue(workbench.preferences().get("language", "system"));
    language.setOnAction(
        _ -> {
          workbench.preferences().put("language", language.getValue());
          workbench.notices().tell(TEXTS.get("language.later"));
        });
    return card("window", line("theme", theme), line("language", language));
  }

  private Node place() {
    Button choose = new Button(null, new FontIcon(Feather.FOLDER));
    choose.getStyleClass().add(Styles.BUTTON_ICON);
    choose.setAccessibleText(TEXTS.get("choose"));
    choose.setOnAction(_ -> chooseFolder());
    Node field = typed(folder, model.folder, "settings-folder", 320);
    HBox place = new HBox(4, field, choose);
    HBox.setHgrow(field, Priority.ALWAYS);
    return place;
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    File current = new File(folder.getText());
    if (current.isDirectory()) {
      chooser.setInitialDirectory(current);
    }
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.folder.text().set(chosen.getPath());
      model.folder.settle();
    }
  }

  private static Node card(String key, Node... lines) {
    Label title = new Label(TEXTS.get("card." + key));
    title.getStyleClass().add("card-title");
    VBox card = new VBox(title);
    card.getChildren().addAll(lines);
    card.getStyleClass().add("settings-card");
    return card;
  }

  /** A setting: its name and what it means on the left, its control on the right. */
  private static Node line(String key, Node control) {
    Label name = new Label(TEXTS.get("name." + key));
    name.setLabelFor(control);
    Label meaning = new Label(TEXTS.get("help." + key));
    meaning.getStyleClass().add("settings-help");
    meaning.setWrapText(true);
    VBox text = new VBox(2, name, meaning);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(200);
    control.setAccessibleHelp(meaning.getText());
    if (control instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    HBox line = new HBox(16, text, control);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("settings-line");
    return line;
  }

  private static Node number(TypedValue<?> value, String id) {
    return typed(value, id, 90);
  }

  private static Node typed(TypedValue<?> value, String id, double width) {
    return typed(new TextField(), value, id, width);
  }

  private static Node typed(TextField field, TypedValue<?> value, String id, double width) {
    field.setId(id);
    field.setPrefWidth(width);
    field.textProperty().bindBidirectional(value.text());
    field.setOnAction(_ -> value.settle());
    field.focusedProperty().subscribe(focused -> settleUnless(focused, value));
    Label problem = new Label();
    problem.getStyleClass().add("settings-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Math.max(width, 220));
    value
        .problem()
        .subscribe(
            text -> {
              field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
              problem.setText(text);
              problem.setVisible(!text.isEmpty());
              problem.setManaged(!text.isEmpty());
            });
    VBox box = new VBox(4, field, problem);
    box.setAlignment(Pos.CENTER_RIGHT);
    box.setFillWidth(width > 200);
    return box;
  }

  private static void settleUnless(boolean focused, TypedValue<?> value) {
    if (!focused) {
      value.settle();
    }
  }

  private static <E extends Enum<E>> StringConverter<E> words(String prefix) {
    return names(each -> TEXTS.get(prefix + each.name().toLowerCase(Locale.ROOT)));
  }

  private static <E> StringConverter<E> names(Function<E, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(E each) {
        return each == null ? "" : name.apply(each);
      }

      @Override
      public E fromString(String text) {
        throw new UnsupportedOperationException("nobody types it");
      }
    };
  }
}
