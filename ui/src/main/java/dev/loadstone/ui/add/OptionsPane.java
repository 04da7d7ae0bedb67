package dev.loadstone.ui.add;

import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.ui.common.LinesField;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import java.util.function.BooleanSupplier;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What holds for all that is added: folder and label at once, the rest on demand. */
final class OptionsPane extends VBox {
  private static final Texts TEXTS = Texts.of(OptionsPane.class);
  private static final int[] CONNECTIONS = {TransferOptions.AUTO, 1, 2, 4, 8, 16};
  private static final int[] PRIORITIES = {1, 0, -1};

  private final AddModel model;
  private final FolderField folder;
  private final TextField label = new TextField();
  private final TextField checksum = new TextField();
  private final TextArea headers = new LinesField("", 2);
  private final TextField user = new TextField();
  private final PasswordField password = new PasswordField();
  private final ChoiceBox<Integer> connections = choices(CONNECTIONS, "connections.");
  private final ChoiceBox<Integer> priority = choices(PRIORITIES, "priority.");
  private final CheckBox findChecksums = new CheckBox(TEXTS.get("sheet.findChecksums"));
  private final GridPane more = grid();
  private final Hyperlink toggle = new Hyperlink();

  OptionsPane(AddModel model, Preferences preferences) {
    super(8);
    this.model = model;
    folder = new FolderField(preferences);
    GridPane first = grid();
    first.addRow(0, caption("sheet.folder", folder), folder, caption("sheet.label", label), label);
    label.setId("add-label");
    label.setPromptText(TEXTS.get("sheet.label.prompt"));
    fillMore();
    int usual = model.options().connections();
    if (!connections.getItems().contains(usual)) {
      connections.getItems().add(usual);
    }
    connections.setValue(usual);
    findChecksums.setSelected(model.options().findChecksums());
    toggle.setId("add-more");
    toggle.getStyleClass().add("add-more");
    toggle.setOnAction(_ -> show(!more.isVisible()));
    show(false);
    getChildren().addAll(first, toggle, more);
    changesOf(folder, folder.text());
    changesOf(label, label.textProperty());
    changesOf(checksum, checksum.textProperty());
    changesOf(headers, headers.textProperty());
    changesOf(user, user.textProperty());
    changesOf(password, password.textProperty());
    changesOf(connections, connections.valueProperty());
    changesOf(priority, priority.valueProperty());
    changesOf(findChecksums, findChecksums.selectedProperty());
    BooleanSupplier one = () -> model.draft().get().rows().size() <= 1;
    model.draft().subscribe(_ -> checksum.setDisable(!one.getAsBoolean()));
  }

  /** What is chosen there. */
  AddOptions read() {
    return new AddOptions(
        folder.text().get(),
        label.getText(),
        checksum.isDisabled() ? "" : checksum.getText(),
        headers.getText(),
        user.getText(),
        password.getText(),
        connections.getValue(),
        priority.getValue(),
        findChecksums.isSelected(),
        model.options().usual());
  }

  /** Shows or hides what is seldom needed. */
  void show(boolean all) {
    more.setVisible(all);
    more.setManaged(all);
    toggle.setText(TEXTS.get(all ? "sheet.less" : "sheet.more"));
    toggle.setGraphic(new FontIcon(all ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    toggle.setVisited(false);
  }

  private void fillMore() {
    checksum.setId("add-checksum");
    checksum.setPromptText(TEXTS.get("sheet.checksum.prompt"));
    headers.setId("add-headers");
    headers.setPromptText(TEXTS.get("sheet.headers.prompt"));
    headers.getStyleClass().add("links");
    user.setId("add-user");
    user.setPromptText(TEXTS.get("sheet.user.prompt"));
    password.setId("add-password");
    password.setPromptText(TEXTS.get("sheet.password.prompt"));
    connections.setMaxWidth(Double.MAX_VALUE);
    priority.setMaxWidth(Double.MAX_VALUE);
    more.addRow(
        0,
        caption("sheet.user", user),
        user,
        caption("sheet.connections", connections),
        connections);
    more.addRow(
        1,
        caption("sheet.password", password),
        password,
        caption("sheet.priority", priority),
        priority);
    more.addRow(
        2,
        caption("sheet.headers", headers),
        headers,
        caption("sheet.checksum", checksum),
        checksum);
    more.add(findChecksums, 1, 3, 3, 1);
    GridPane.setValignment(more.getChildren().get(8), javafx.geometry.VPos.TOP);
    GridPane.setValignment(more.getChildren().get(10), javafx.geometry.VPos.TOP);
    GridPane.setValignment(checksum, javafx.geometry.VPos.TOP);
  }

  private <T> void changesOf(Node control, javafx.beans.value.ObservableValue<T> value) {
    value.addListener((_, _, _) -> model.options(read()));
  }

  private static ChoiceBox<Integer> choices(int[] values, String key) {
    ChoiceBox<Integer> box = new ChoiceBox<>();
    for (int value : values) {
      box.getItems().add(value);
    }
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer value) {
            String own = key + value;
            return TEXTS.has(own) ? TEXTS.get(own) : Integer.toString(value);
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    box.setValue(0);
    return box;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("add-options");
    ColumnConstraints captions = new ColumnConstraints();
    captions.setMinWidth(Region.USE_PREF_SIZE);
    captions.setPrefWidth(84);
    captions.setHalignment(HPos.LEFT);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setPercentWidth(44);
    ColumnConstraints narrow = new ColumnConstraints();
    narrow.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(captions, wide, captions, narrow);
    return grid;
  }

  private static Label caption(String key, Node of) {
    Label caption = new Label(TEXTS.get(key));
    caption.getStyleClass().add("caption");
    caption.setLabelFor(of);
    of.setAccessibleText(caption.getText());
    caption.setMinWidth(Region.USE_PREF_SIZE);
    return caption;
  }
}
