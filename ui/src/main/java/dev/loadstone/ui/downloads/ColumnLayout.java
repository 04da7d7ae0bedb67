package dev.loadstone.ui.downloads;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** How the columns stand: their order, widths and which are shown, as text for preferences. */
record ColumnLayout(List<Place> places) {
  private static final double NARROWEST = 24;
  private static final double WIDEST = 2_000;

  /** One column. */
  record Place(JobColumn column, double width, boolean shown) {}

  ColumnLayout {
    places = List.copyOf(places);
  }

  /** Reads what {@link #text} wrote; what is not understood stands as it came. */
  static ColumnLayout parse(String text) {
    List<Place> places = new ArrayList<>();
    Set<JobColumn> missing = EnumSet.allOf(JobColumn.class);
    for (String part : text.split(",", -1)) {
      boolean shown = !part.startsWith("-");
      String[] nameAndWidth = part.substring(shown ? 0 : 1).split(":", 2);
      for (JobColumn column : JobColumn.values()) {
        if (column.key().equals(nameAndWidth[0]) && missing.remove(column)) {
          places.add(new Place(column, width(column, nameAndWidth), shown));
        }
      }
    }
    int usual = 0;
    for (JobColumn column : JobColumn.values()) {
      if (missing.contains(column)) {
        int at = Math.min(usual, places.size());
        places.add(at, new Place(column, column.width(), column.isShown()));
      }
      usual++;
    }
    return new ColumnLayout(places);
  }

  String text() {
    StringJoiner all = new StringJoiner(",");
    for (Place place : places) {
      String width = String.format(Locale.ROOT, "%.0f", place.width());
      all.add((place.shown() ? "" : "-") + place.column().key() + ":" + width);
    }
    return all.toString();
  }

  private static double width(JobColumn column, String[] nameAndWidth) {
    try {
      double width = Double.parseDouble(nameAndWidth[nameAndWidth.length - 1]);
      return width >= NARROWEST && width <= WIDEST ? width : column.width();
    } catch (NumberFormatException _) {
      return column.width();
    }
  }
}
