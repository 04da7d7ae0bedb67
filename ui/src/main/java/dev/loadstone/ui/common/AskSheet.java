package dev.loadstone.ui.common;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A sheet that asks for a few words or a decision. FX thread. */
public final class AskSheet extends VBox {
  private static final Texts TEXTS = Texts.of(AskSheet.class);

  /** More characters than a line of it shows. */
  private static final int LONG = 60;

  private final VBox fields = new VBox(12);
  private final VBox facts = new VBox(12);
  private final Label problem = new Label();
  private final Button confirm;
  private @Nullable Node first;
  private boolean isDangerous;
  private boolean isTold;

  /**
   * A sheet without fields.
   *
   * @param explanation empty for none
   * @param confirm title of the button that does it
   */
  public AskSheet(String title, String explanation, String confirm) {
    getStyleClass().add("ask-sheet");
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    heading.setWrapText(true);
    Label more = new Label(explanation);
    more.getStyleClass().add("sheet-explanation");
    more.setWrapText(true);
    more.setMinHeight(Region.USE_PREF_SIZE);
    problem.getStyleClass().add("sheet-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    this.confirm = new Button(confirm);
    this.confirm.setId("ask-confirm");
    this.confirm.getStyleClass().add(Styles.ACCENT);
    this.confirm.setDefaultButton(true);
    getChildren().add(heading);
    if (!explanation.isEmpty()) {
      getChildren().add(more);
    }
    getChildren().add(fields);
    setAccessibleText(title);
  }

  /** Marks that what is confirmed cannot be taken back: Enter alone does not confirm it. */
  public AskSheet dangerous() {
    isDangerous = true;
    confirm.setDefaultButton(false);
    confirm.getStyleClass().remove(Styles.ACCENT);
    confirm.getStyleClass().add(Styles.DANGER);
    return this;
  }

  /** Adds a field; its id is for tests. */
  public TextField field(String id, String caption, String value) {
    TextField field = new TextField(value);
    add(id, caption, field);
    return field;
  }

  /** Adds a field whose text is not shown. */
  public PasswordField secret(String id, String caption) {
    PasswordField field = new PasswordField();
    add(id, caption, field);
    return field;
  }

  /** Adds something to be read and copied; nothing if it is empty. */
  public void fact(String id, String caption, String value) {
    if (value.isEmpty()) {
      return;
    }
    Label name = new Label(caption);
    name.getStyleClass().add("caption");
    TextInputControl shown =
        value.length() > LONG ? new LinesField(value, 2) : new TextField(value);
    shown.setId(id);
    shown.setEditable(false);
    shown.getStyleClass().add("fact");
    shown.setAccessibleText(caption);
    name.setLabelFor(shown);
    if (facts.getChildren().isEmpty()) {
      fields.getChildren().add(scrolled(facts));
      VBox.setVgrow(fields, Priority.ALWAYS);
    }
    facts.getChildren().add(new VBox(2, name, shown));
  }

  /** In a low window the buttons stay in sight. */
  private static ScrollPane scrolled(VBox facts) {
    ScrollPane scroll = new ScrollPane(facts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("ask-facts");
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  /** Leaves nothing to decide: the sheet is closed once it is read. */
  public AskSheet told() {
    isTold = true;
    return this;
  }

  /** Adds a box to tick. */
  public CheckBox box(String id, String caption) {
    CheckBox box = new CheckBox(caption);
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.setId(id);
    fields.getChildren().add(box);
    return box;
  }

  /**
   * Shows the sheet.
   *
   * @param action what is confirmed; returns what is wrong, which keeps the sheet, or null
   */
  public void show(Sheets sheets, Supplier<@Nullable String> action) {
    Button cancel = new Button(TEXTS.get("sheet.cancel"));
    cancel.setCancelButton(true);
    cancel.setVisible(!isTold);
    cancel.setManaged(!isTold);
    cancel.setOnAction(_ -> sheets.close());
    confirm.setOnAction(_ -> confirm(sheets, action));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(8, gap, cancel, confirm);
    line.setAlignment(Pos.CENTER_RIGHT);
    setProblem(null);
    getChildren().addAll(problem, line);
    sheets.show(this);
    (first != null ? first : isDangerous ? cancel : confirm).requestFocus();
    if (first instanceof TextField field) {
      field.selectAll();
    }
  }

  private void confirm(Sheets sheets, Supplier<@Nullable String> action) {
    String wrong = action.get();
    setProblem(wrong);
    if (wrong == null) {
      sheets.close();
    }
  }

  private void setProblem(@Nullable String text) {
    problem.setText(text == null ? "" : text);
    problem.setVisible(text != null);
    problem.setManaged(text != null);
  }

  private void add(String id, String caption, TextField field) {
    field.setId(id);
    Label label = new Label(caption);
    label.getStyleClass().add("caption");
    label.setLabelFor(field);
    field.setAccessibleText(caption);
    fields.getChildren().add(new VBox(4, label, field));
    if (first == null) {
      first = field;
    }
  }
}
