package dev.loadstone.ui.request;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Edits rows of names and values; a row is typed into the blank one at the end. */
final class FieldTable extends ScrollPane {
  private static final Texts TEXTS = Texts.of(FieldTable.class);

  private final FieldRows rows;
  private final VBox lines = new VBox(4);
  private final Map<FieldRow, Node> made = new HashMap<>();

  FieldTable(FieldRows rows, String id) {
    this.rows = rows;
    setId(id);
    getStyleClass().add("field-table");
    setFitToWidth(true);
    lines.getStyleClass().add("field-lines");
    setContent(lines);
    rows.rows().addListener((ListChangeListener<FieldRow>) _ -> show());
    show();
  }

  private void show() {
    List<FieldRow> now = List.copyOf(rows.rows());
    made.keySet().retainAll(now);
    List<Node> nodes = now.stream().map(row -> made.computeIfAbsent(row, this::line)).toList();
    if (!lines.getChildren().equals(nodes)) {
      lines.getChildren().setAll(nodes);
    }
  }

  private Node line(FieldRow row) {
    CheckBox on = new CheckBox();
    on.setAccessibleText(TEXTS.get("field.on"));
    on.selectedProperty().bindBidirectional(row.on());
    TextField name = field(row.name(), "field.name", 180);
    TextField value = field(row.value(), "field.value", 240);
    HBox.setHgrow(name, Priority.SOMETIMES);
    HBox.setHgrow(value, Priority.ALWAYS);
    Button remove = new Button(null, new FontIcon(Feather.X));
    remove.setAccessibleText(TEXTS.get("field.remove"));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    remove.setOnAction(_ -> rows.remove(row));
    HBox line = new HBox(8, on, name, value, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static TextField field(
      javafx.beans.property.StringProperty text, String key, double width) {
    TextField field = new TextField();
    field.setPromptText(TEXTS.get(key));
    field.setAccessibleText(TEXTS.get(key));
    field.setPrefWidth(width);
    field.getStyleClass().add(Styles.SMALL);
    field.textProperty().bindBidirectional(text);
    return field;
  }
}
