package dev.loadstone.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** A field for a {@link TypedValue}, with what is wrong with it below. */
final class TypedField extends VBox {
  private static final double NARROWEST_PROBLEM = 220;

  private final TextInputControl field;

  TypedField(TypedValue<?> value, String id, double width) {
    this(new TextField(), value, id, width);
  }

  TypedField(TextInputControl field, TypedValue<?> value, String id, double width) {
    super(4);
    this.field = field;
    field.setId(id);
    field.setPrefWidth(width);
    field.textProperty().bindBidirectional(value.text());
    // Not its action: a field that has one keeps Enter from the sheet's default button.
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            value.settle();
          }
        });
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                value.settle();
              }
            });
    Label problem = new Label();
    problem.getStyleClass().add("settings-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Math.max(width, NARROWEST_PROBLEM));
    value
        .problem()
        .subscribe(
            text -> {
              field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
              problem.setText(text);
              problem.setVisible(!text.isEmpty());
              problem.setManaged(!text.isEmpty());
            });
    getChildren().addAll(field, problem);
    setAlignment(Pos.CENTER_RIGHT);
    setFillWidth(width > 200);
  }

  /** The field itself. */
  TextInputControl field() {
    return field;
  }
}
