package dev.loadstone.ui.common;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.kordamp.ikonli.Ikon;

/** A page of the window with its entry in the navigation. FX thread. */
public interface Feature {

  /** Unique, lower case. */
  String id();

  String title();

  Ikon icon();

  /** The page; the same node each time, made at the first call. */
  Node view();

  /**
   * Stands below the navigation while the page is shown. It is stretched to the room there is, and
   * scrolled where that is less than its minimum height.
   */
  default Optional<Node> sidebar() {
    return Optional.empty();
  }

  /** What stands in the toolbar while the page is shown, groups told apart by an empty list. */
  default List<List<Command>> tools() {
    return List.of();
  }

  /** Whether the first of the tools is what the page is for. */
  default boolean hasMainTool() {
    return true;
  }

  /** What it adds to menu, palette and keyboard. */
  default List<Command> commands() {
    return List.of();
  }

  /** Puts the keyboard's focus where work starts. */
  default void focus() {
    view().requestFocus();
  }
}
