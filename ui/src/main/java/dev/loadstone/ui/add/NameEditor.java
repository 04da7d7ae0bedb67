package dev.loadstone.ui.add;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A file's name, changed in its place: double click, Enter or F2. */
final class NameEditor extends TableCell<LinkRow, LinkRow> {
  private static final Texts TEXTS = Texts.of(NameEditor.class);
  private static final PseudoClass SKIPPED = PseudoClass.getPseudoClass("skipped");

  private final AddModel model;
  private final Consumer<String> problem;
  private final FontIcon kind = new FontIcon();
  private final Tooltip whole = new Tooltip();
  private @Nullable TextField field;

  NameEditor(AddModel model, Consumer<String> problem) {
    this.model = model;
    this.problem = problem;
    getStyleClass().add("name-cell");
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setGraphicTextGap(8);
  }

  @Override
  protected void updateItem(LinkRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    if (!isEditing()) {
      show(row);
    }
    model.see(row);
  }

  @Override
  public void startEdit() {
    super.startEdit();
    LinkRow row = getItem();
    if (!isEditing() || row == null) {
      return;
    }
    TextField editor = new TextField(row.name());
    editor.setAccessibleText(TEXTS.get("column.name"));
    editor.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            take(row, editor.getText());
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            event.consume();
          }
        });
    editor
        .focusedProperty()
        .subscribe(
            (had, has) -> {
              if (had && !has && isEditing()) {
                take(row, editor.getText());
              }
            });
    field = editor;
    setText(null);
    setGraphic(editor);
    editor.requestFocus();
    int dot = row.name().lastIndexOf('.');
    editor.selectRange(row.name().lastIndexOf('/') + 1, dot > 0 ? dot : row.name().length());
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    field = null;
    if (getItem() != null) {
      show(getItem());
    }
  }

  private void take(LinkRow row, String typed) {
    if (field == null) {
      return;
    }
    cancelEdit();
    try {
      if (!typed.strip().equals(row.name())) {
        model.rename(row, typed);
      }
    } catch (InvalidInputException e) {
      problem.accept(String.valueOf(e.getMessage()));
    }
    getTableView().requestFocus();
  }

  private void show(LinkRow row) {
    kind.setIconCode(Icons.of(row.kind()));
    setText(row.name());
    setGraphic(kind);
    setContentDisplay(ContentDisplay.LEFT);
    whole.setText(row.name());
    setTooltip(whole);
    setAccessibleText(row.name() + ", " + KindNames.of(row.kind()));
    pseudoClassStateChanged(SKIPPED, model.choice(row) == Choice.SKIP);
  }
}
