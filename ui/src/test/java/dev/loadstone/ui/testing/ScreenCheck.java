package dev.loadstone.ui.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/**
 * What holds on every screen, whatever it shows: words are whole, controls have names. FX thread.
 */
public final class ScreenCheck {
  /** Show what people or servers called something, which may be longer than any room. */
  private static final Set<String> STYLES_OF_NAMES =
      Set.of("overview-name", "tile-name", "tile-line", "file-chip-name");

  /** The column of kinds has a name for screen readers alone. */
  private static final Set<String> IDS_OF_NAMES = Set.of("filter-labels", "kind");

  private ScreenCheck() {}

  /** Words of ours that are cut off where they stand. */
  public static List<String> cutWords(Parent root) {
    List<String> found = new ArrayList<>();
    walk(
        root,
        node -> {
          if (node instanceof Labeled label && !isForeign(label) && isCut(label)) {
            found.add("\"" + label.getText() + "\" in " + place(label));
          }
          if (node instanceof TextField field && isPromptCut(field)) {
            found.add("prompt \"" + field.getPromptText() + "\" in " + place(field));
          }
        });
    return found;
  }

  /** Controls of which a screen reader would tell nothing. */
  public static List<String> nameless(Parent root) {
    List<String> found = new ArrayList<>();
    walk(
        root,
        node -> {
          if (node instanceof Control control && needsName(control) && name(control).isBlank()) {
            found.add(place(control));
          }
        });
    return found;
  }

  /** Controls that do something when they are pressed or typed into, and can be at the moment. */
  public static List<Node> acting(Parent root) {
    List<Node> found = new ArrayList<>();
    walk(
        root,
        node -> {
          boolean acts =
              node instanceof ButtonBase
                  || node instanceof TextInputControl
                  || node instanceof ComboBoxBase;
          if (acts && !node.isDisabled() && !isPart(node)) {
            found.add(node);
          }
        });
    return found;
  }

  /** Controls that the keyboard alone does not get to. */
  public static List<String> unreachable(Parent root) {
    return acting(root).stream()
        .filter(node -> !node.isFocusTraversable())
        .map(ScreenCheck::place)
        .toList();
  }

  private static void walk(Node node, Consumer<Node> visitor) {
    if (!node.isVisible()) {
      return;
    }
    visitor.accept(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
    }
  }

  private static boolean isCut(Labeled label) {
    String text = label.getText();
    if (text == null || text.isEmpty() || label.getWidth() <= 0) {
      return false;
    }
    String plain = label.isMnemonicParsing() ? text.replaceFirst("_", "") : text;
    return label.getChildrenUnmodifiable().stream()
        .filter(child -> child instanceof Text && child.getStyleClass().contains("text"))
        .map(child -> ((Text) child).getText())
        .anyMatch(shown -> !shown.isEmpty() && !shown.equals(text) && !shown.equals(plain));
  }

  private static boolean isForeign(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      boolean named = at.getId() != null && IDS_OF_NAMES.contains(at.getId());
      if (named
          || at instanceof IndexedCell
          || at.getStyleClass().stream().anyMatch(STYLES_OF_NAMES::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPromptCut(TextField field) {
    String prompt = field.getPromptText();
    if (prompt == null || prompt.isEmpty() || !field.getText().isEmpty() || field.getWidth() <= 0) {
      return false;
    }
    Text measured = new Text(prompt);
    measured.setFont(field.getFont());
    double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
    return measured.getLayoutBounds().getWidth() > room + 1;
  }

  private static boolean needsName(Control control) {
    return (control instanceof ButtonBase
            || control instanceof TextInputControl
            || control instanceof ComboBoxBase)
        && !isPart(control);
  }

  private static String name(Control control) {
    StringBuilder name = new StringBuilder();
    if (control.getAccessibleText() != null) {
      name.append(control.getAccessibleText());
    }
    if (control instanceof Labeled labeled && labeled.getText() != null) {
      name.append(labeled.getText());
    }
    if (control.getTooltip() != null) {
      name.append(control.getTooltip().getText());
    }
    return name.toString();
  }

  /** The field within an editable box and the like: the box has the name. */
  private static boolean isPart(Node node) {
    Parent parent = node.getParent();
    return parent instanceof ComboBoxBase
        || parent instanceof ScrollPane
        || node.getStyleClass().contains("menu");
  }

  private static String place(Node node) {
    StringBuilder path = new StringBuilder();
    for (Node at = node; at != null && path.length() < 160; at = at.getParent()) {
      String id = at.getId() == null ? "" : "#" + at.getId();
      path.append(at.getClass().getSimpleName())
          .append(id)
          .append(at.getStyleClass())
          .append(" < ");
    }
    return path.toString();
  }
}
