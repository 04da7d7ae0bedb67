package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is to be noticed about a row, and the choice it leaves. */
final class NoteCell extends TableCell<LinkRow, LinkRow> {
  private static final Texts TEXTS = Texts.of(NoteCell.class);

  private final AddModel model;
  private final Label words = new Label();
  private final MenuButton choice = new MenuButton();
  private final HBox line = new HBox(6, words, choice);
  private final Tooltip whole = new Tooltip();

  NoteCell(AddModel model) {
    this.model = model;
    getStyleClass().add("note-cell");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    choice.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, "row-choice");
    choice.setMinWidth(Region.USE_PREF_SIZE);
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(LinkRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      return;
    }
    boolean refused = row.answer() instanceof Answer.Refused;
    String note = RowWords.note(row);
    words.setText(note);
    words.getStyleClass().setAll("label", refused ? "row-problem" : "row-issue");
    whole.setText(note);
    words.setTooltip(note.isEmpty() ? null : whole);
    boolean asks = row.issue() != Issue.NONE || refused || model.choice(row) == Choice.SKIP;
    choice.setVisible(asks);
    choice.setManaged(asks);
    if (asks) {
      offer(row, refused);
    }
    setGraphic(line);
  }

  private void offer(LinkRow row, boolean refused) {
    choice.setText(RowWords.choice(row.issue(), model.choice(row)));
    choice.setAccessibleText(row.name() + ": " + choice.getText());
    choice.getItems().clear();
    for (Choice each : row.issue().choices()) {
      MenuItem item = new MenuItem(RowWords.choice(row.issue(), each));
      item.setOnAction(_ -> model.choose(row, each));
      choice.getItems().add(item);
    }
    if (refused) {
      MenuItem again = new MenuItem(TEXTS.get("row.askAgain"));
      again.setOnAction(_ -> model.askAgain(row));
      choice.getItems().add(again);
    }
  }
}
