package dev.loadstone.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows of cells as lines with aligned columns. Pure. */
public final class Table {
  private Table() {}

  /**
   * Aligns the cells.
   *
   * @param rows of equally many cells
   * @param rightAligned numbers of the columns that end, not begin, together
   */
  public static List<String> lines(List<List<String>> rows, Set<Integer> rightAligned) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>(rows.size());
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(rightAligned.contains(i) ? gap + row.get(i) : row.get(i) + gap);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
