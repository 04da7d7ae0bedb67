package dev.loadstone.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.text.Text;

/** A text in pieces, those that were searched for marked. */
final class Marked {
  private static final int MOST_MARKS = 50;

  private Marked() {}

  /**
   * Pieces for a text flow.
   *
   * @param style of every piece
   */
  static List<Node> pieces(String text, String searched, String style) {
    String lower = text.toLowerCase(Locale.ROOT);
    String wanted = searched.strip().toLowerCase(Locale.ROOT);
    List<Node> pieces = new ArrayList<>();
    int at = 0;
    // Lower case may have another length than what it was made of; then nothing is marked.
    while (!wanted.isEmpty() && lower.length() == text.length() && pieces.size() < MOST_MARKS) {
      int found = lower.indexOf(wanted, at);
      if (found < 0) {
        break;
      }
      add(pieces, text.substring(at, found), style);
      add(pieces, text.substring(found, found + wanted.length()), style, "mark");
      at = found + wanted.length();
    }
    add(pieces, text.substring(at), style);
    return pieces;
  }

  private static void add(List<Node> pieces, String text, String... styles) {
    if (!text.isEmpty()) {
      Text piece = new Text(text);
      piece.getStyleClass().addAll(styles);
      pieces.add(piece);
    }
  }
}
