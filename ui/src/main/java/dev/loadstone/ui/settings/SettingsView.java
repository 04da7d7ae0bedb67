package dev.loadstone.ui.settings;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.ThemeChoice;
import dev.loadstone.ui.common.Workbench;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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

  private static final double NARROW = 90;

  private final SettingsModel model;
  private final HostsModel hosts;
  private final Workbench workbench;
  private final TextField folder = new TextField();
  private final CheckBox serverTime = new CheckBox();
  private final CheckBox findChecksums = new CheckBox();
  private final ChoiceBox<ConflictPolicy> conflict = new ChoiceBox<>();

  SettingsView(SettingsModel model, HostsModel hosts, Workbench workbench) {
    this.model = model;
    this.hosts = hosts;
    this.workbench = workbench;
    getStyleClass().add("settings");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    VBox cards =
        new VBox(
            queue(), newDownloads(), new HostsCard(hosts, workbench.sheets()), history(), window());
    cards.getStyleClass().add("cards");
    setContent(cards);
  }

  /** Shows what is in force. */
  void refresh() {
    model.refresh();
    hosts.refresh();
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
        new SettingLine("jobs", new TypedField(model.jobs, "settings-jobs", NARROW)),
        new SettingLine("host", new TypedField(model.connectionsPerHost, "settings-host", NARROW)),
        new SettingLine("speed", new TypedField(model.speed, "settings-speed", 120)));
  }

  private Node newDownloads() {
    conflict.getItems().setAll(ConflictPolicy.values());
    conflict.setConverter(words("conflict."));
    conflict.setOnAction(_ -> model.keepNew(o -> o.onConflict(conflict.getValue())));
    serverTime.setOnAction(_ -> model.keepNew(o -> o.keepServerTime(serverTime.isSelected())));
    findChecksums.setOnAction(_ -> model.keepNew(o -> o.findChecksums(findChecksums.isSelected())));
    return card(
        "new",
        new SettingLine("folder", place()),
        new SettingLine(
            "connections", new TypedField(model.connections, "settings-connections", NARROW)),
        new SettingLine("retries", new TypedField(model.retries, "settings-retries", NARROW)),
        new SettingLine("stall", new TypedField(model.stall, "settings-stall", NARROW)),
        new SettingLine("conflict", conflict),
        new SettingLine("time", serverTime),
        new SettingLine("checksums", findChecksums));
  }

  private Node history() {
    Button clear = new Button(TEXTS.get("clear"), new FontIcon(Feather.TRASH_2));
    clear.setOnAction(
        _ -> model.clearHistory(() -> workbench.notices().tell(TEXTS.get("cleared"))));
    return card(
        "history",
        new SettingLine(
            "requests.job", new TypedField(model.requestsOfJob, "settings-requests-job", NARROW)),
        new SettingLine("requests", new TypedField(model.requests, "settings-requests", NARROW)),
        new SettingLine("days", new TypedField(model.days, "settings-days", NARROW)),
        new SettingLine("forget", clear));
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
    CheckBox notify = new CheckBox();
    notify.setId("settings-notify");
    notify.setSelected(workbench.preferences().isOn(Desktop.NOTIFIES, true));
    notify.setOnAction(
        _ -> workbench.preferences().put(Desktop.NOTIFIES, Boolean.toString(notify.isSelected())));
    return card(
        "window",
        new SettingLine("theme", theme),
        new SettingLine("language", language),
        new SettingLine("notify", notify));
  }

  private Node place() {
    Button choose = new Button(null, new FontIcon(Feather.FOLDER));
    choose.getStyleClass().add(Styles.BUTTON_ICON);
    choose.setAccessibleText(TEXTS.get("choose"));
    choose.setOnAction(_ -> chooseFolder());
    TypedField field = new TypedField(folder, model.folder, "settings-folder", 320);
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
