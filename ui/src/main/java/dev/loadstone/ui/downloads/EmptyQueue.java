package dev.loadstone.ui.downloads;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the table's place while there is nothing in it: what to do. */
final class EmptyQueue extends StackPane {
  private static final Texts TEXTS = Texts.of(EmptyQueue.class);

  EmptyQueue(Command add, ObservableBooleanValue nothingAtAll) {
    getStyleClass().add("empty-queue");
    FontIcon icon = new FontIcon(Feather.DOWNLOAD);
    icon.getStyleClass().add("empty-icon");
    Label title = new Label(TEXTS.get("empty.title"));
    title.getStyleClass().add("empty-title");
    Label hint = new Label(TEXTS.get("empty.hint"));
    hint.getStyleClass().add("empty-hint");
    Button button = CommandViews.button(add);
    button.setId("empty-add");
    button.getStyleClass().add(Styles.ACCENT);
    VBox invitation = new VBox(8, icon, title, hint, button);
    VBox.setMargin(button, new javafx.geometry.Insets(12, 0, 0, 0));
    invitation.setAlignment(Pos.CENTER);
    Label nothing = new Label(TEXTS.get("empty.filtered"));
    nothing.getStyleClass().add("empty-hint");
    getChildren().addAll(invitation, nothing);
    invitation.visibleProperty().bind(nothingAtAll);
    nothing.visibleProperty().bind(javafx.beans.binding.Bindings.not(invitation.visibleProperty()));
  }
}
