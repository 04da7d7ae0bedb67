package dev.loadstone.ui.settings;

import dev.loadstone.ui.common.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A setting: its name and what it means on the left, its control on the right. */
final class SettingLine extends HBox {
  private static final Texts TEXTS = Texts.of(SettingLine.class);

  /** A line whose texts are {@code name.KEY} and {@code help.KEY}. */
  SettingLine(String key, Node control) {
    super(16);
    Label name = new Label(TEXTS.get("name." + key));
    Node field = field(control);
    name.setLabelFor(field);
    field.setAccessibleText(name.getText());
    Label meaning = new Label(TEXTS.get("help." + key));
    meaning.getStyleClass().add("settings-help");
    meaning.setWrapText(true);
    VBox text = new VBox(2, name, meaning);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(200);
    field.setAccessibleHelp(meaning.getText());
    if (control instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(text, control);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("settings-line");
  }

  /** The control itself, which may stand beside its button or over what is wrong with it. */
  private static Node field(Node control) {
    return control instanceof Pane pane ? field(pane.getChildren().getFirst()) : control;
  }
}
