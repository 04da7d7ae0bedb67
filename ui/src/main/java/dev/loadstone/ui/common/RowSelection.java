package dev.loadstone.ui.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * The selected rows of a table, many at once. It keeps the rows, where JavaFX's own model keeps
 * their places: a row stays selected wherever it moves, and what that costs does not grow with the
 * selection. Its table keeps the same list, which finds a row without a walk.
 */
@SuppressWarnings("rawtypes") // as the model's own methods have it
public final class RowSelection<T> extends TableView.TableViewSelectionModel<T> {
  /** Where the table's behaviour keeps the place that a range begins at. */
  private static final String ANCHOR = "anchor";

  /** From this share of all rows on, a walk over all is cheaper than a search for each. */
  private static final int WALK = 16;

  private final ObservableList<T> items;
  private final Set<T> rows = new HashSet<>();
  private List<T> told = List.of();
  private int @Nullable [] places;
  private final Listing<T> selectedItems =
      new Listing<>(at -> getModelItem(places()[at])) {
        @Override
        public Object[] toArray() {
          return selected().toArray();
        }
      };
  private final Listing<Integer> selectedIndices = new Listing<>(at -> places()[at]);
  private final Listing<TablePosition> selectedCells =
      new Listing<>(at -> new TablePosition<>(getTableView(), places()[at], null));

  /** The selection of a table that has its items and keeps them. */
  public RowSelection(TableView<T> table) {
    super(table);
    items = table.getItems();
    setSelectionMode(SelectionMode.MULTIPLE);
    items.addListener((ListChangeListener<T>) this::follow);
  }

  @Override
  public ObservableList<T> getSelectedItems() {
    return selectedItems;
  }

  @Override
  public ObservableList<Integer> getSelectedIndices() {
    return selectedIndices;
  }

  /** Whole rows, without a column. */
  @Override
  public ObservableList<TablePosition> getSelectedCells() {
    return selectedCells;
  }

  @Override
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public boolean isSelected(int index) {
    return index >= 0 && index < items.size() && rows.contains(items.get(index));
  }

  @Override
  public boolean isSelected(int index, @Nullable TableColumn<T, ?> column) {
    return isSelected(index);
  }

  @Override
  public void select(int index) {
    selectRange(index, index + 1);
  }

  @Override
  public void select(int index, @Nullable TableColumn<T, ?> column) {
    select(index);
  }

  @Override
  public void select(@Nullable T row) {
    select(items.indexOf(row));
  }

  @Override
  public void clearAndSelect(int index) {
    if (isThere(index)) {
      rows.clear();
      rows.add(items.get(index));
      changed(index);
    }
  }

  @Override
  public void clearAndSelect(int index, @Nullable TableColumn<T, ?> column) {
    clearAndSelect(index);
  }

  @Override
  public void selectIndices(int index, int... more) {
    int[] there =
        IntStream.concat(IntStream.of(index), Arrays.stream(more)).filter(this::isThere).toArray();
    for (int each : there) {
      rows.add(items.get(each));
    }
    if (there.length > 0) {
      changed(there[there.length - 1]);
    }
  }

  /** The first is among them, the last is not; the last of them leads. */
  @Override
  public void selectRange(int start, int end) {
    int step = start <= end ? 1 : -1;
    int last = -1;
    for (int index = start; index != end; index += step) {
      if (isThere(index)) {
        rows.add(items.get(index));
        last = index;
      }
    }
    if (last >= 0) {
      changed(last);
    }
  }

  /** Both are among them. */
  @Override
  public void selectRange(
      int first,
      @Nullable TableColumnBase<T, ?> firstColumn,
      int last,
      @Nullable TableColumnBase<T, ?> lastColumn) {
    selectRange(first, first <= last ? last + 1 : last - 1);
  }

  @Override
  public void selectAll() {
    if (!items.isEmpty()) {
      rows.addAll(List.copyOf(items));
      changed(Math.max(0, getFocusedIndex()));
    }
  }

  @Override
  public void clearSelection() {
    rows.clear();
    changed(-1);
  }

  @Override
  public void clearSelection(int index) {
    if (isSelected(index)) {
      rows.remove(items.get(index));
      changed(index == getSelectedIndex() ? nearest(index) : getSelectedIndex());
    }
  }

  @Override
  public void clearSelection(int index, @Nullable TableColumn<T, ?> column) {
    clearSelection(index);
  }

  @Override
  public void selectFirst() {
    select(0);
  }

  @Override
  public void selectLast() {
    select(items.size() - 1);
  }

  @Override
  public void selectPrevious() {
    select(getFocusedIndex() < 0 ? items.size() - 1 : getFocusedIndex() - 1);
  }

  @Override
  public void selectNext() {
    select(getFocusedIndex() + 1);
  }

  @Override
  public void selectAboveCell() {
    selectPrevious();
  }

  @Override
  public void selectBelowCell() {
    selectNext();
  }

  @Override
  public void selectLeftCell() {}

  @Override
  public void selectRightCell() {}

  private boolean isThere(int index) {
    return index >= 0 && index < items.size();
  }

  /** The selected row that is nearest to a place; -1 if none is. */
  private int nearest(int index) {
    for (int away = 0; !rows.isEmpty() && away < items.size(); away++) {
      if (isSelected(index - away)) {
        return index - away;
      }
      if (isSelected(index + away)) {
        return index + away;
      }
    }
    return -1;
  }

  /** Other rows are selected than before. */
  private void changed(int lead) {
    List<T> before = told;
    places = null;
    told = selected();
    lead(lead);
    selectedItems.replaced(before, 0, told.size());
    selectedIndices.replaced(List.of(), 0, told.size());
    // The table remembers what it is told of: where a range may begin is enough.
    int at = Arrays.binarySearch(places(), lead);
    selectedCells.replaced(List.of(), Math.max(0, at), Math.max(0, at + 1));
  }

  /** The selected rows, in order. */
  private List<T> selected() {
    if (areAll()) {
      return List.copyOf(items);
    }
    List<T> selected = new ArrayList<>(rows.size());
    for (int place : places()) {
      selected.add(items.get(place));
    }
    return Collections.unmodifiableList(selected);
  }

  /** Rows that the list does not have are not selected. */
  private boolean areAll() {
    return rows.size() == items.size();
  }

  private void lead(int index) {
    setSelectedIndex(index);
    setSelectedItem(getModelItem(index));
    focus(index);
  }

  /** The list changed: the rows stay selected, at other places. */
  private void follow(ListChangeListener.Change<? extends T> change) {
    if (rows.isEmpty()) {
      return;
    }
    int lead = getSelectedIndex();
    boolean left = false;
    while (change.next()) {
      left |= change.wasRemoved() && forget(change.getRemoved());
    }
    places = null;
    int now = items.indexOf(getSelectedItem());
    if (left) {
      changed(now >= 0 ? now : successor(lead, change));
    } else {
      if (now != lead) {
        getTableView().getProperties().remove(ANCHOR);
        lead(now);
      }
      selectedIndices.replaced(List.of(), 0, rows.size());
    }
  }

  /** Drops rows that the list no longer has. Returns whether there were such. */
  private boolean forget(Collection<? extends T> gone) {
    if (gone.size() > rows.size()) {
      return rows.removeIf(row -> !items.contains(row));
    }
    boolean any = false;
    for (T row : gone) {
      any |= rows.contains(row) && !items.contains(row) && rows.remove(row);
    }
    return any;
  }

  /** What leads when the row that did is gone: its neighbour, if it was the only one to go. */
  private int successor(int lead, ListChangeListener.Change<? extends T> change) {
    change.reset();
    boolean alone = change.next() && change.getRemovedSize() == 1 && !change.wasAdded();
    if (rows.isEmpty() && alone && !items.isEmpty()) {
      int neighbour = Math.min(lead, items.size() - 1);
      rows.add(items.get(neighbour));
      return neighbour;
    }
    return nearest(Math.min(lead, items.size() - 1));
  }

  /** Where the selected rows are, in order. */
  private int[] places() {
    int[] known = places;
    if (known == null) {
      known = found();
      places = known;
    }
    return known;
  }

  private int[] found() {
    if (areAll()) {
      return IntStream.range(0, items.size()).toArray();
    }
    return rows.size() < items.size() / WALK
        ? rows.stream().mapToInt(items::indexOf).sorted().toArray()
        : IntStream.range(0, items.size()).filter(this::isSelected).toArray();
  }

  /** A list of what is selected, made when it is asked for. */
  private class Listing<E> extends ObservableListBase<E> {
    private final IntFunction<E> element;

    Listing(IntFunction<E> element) {
      this.element = element;
    }

    @Override
    public E get(int index) {
      return element.apply(index);
    }

    @Override
    public int size() {
      return rows.size();
    }

    void replaced(List<E> before, int from, int to) {
      fireChange(new Replacement<>(this, before, from, to));
    }
  }

  private static final class Replacement<E> extends ListChangeListener.Change<E> {
    private final List<E> removed;
    private final int from;
    private final int to;
    private boolean taken;

    Replacement(ObservableList<E> list, List<E> removed, int from, int to) {
      super(list);
      this.removed = removed;
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean next() {
      boolean first = !taken;
      taken = true;
      return first;
    }

    @Override
    public void reset() {
      taken = false;
    }

    @Override
    public int getFrom() {
      return from;
    }

    @Override
    public int getTo() {
      return to;
    }

    @Override
    public List<E> getRemoved() {
      return removed;
    }

    @Override
    protected int[] getPermutation() {
      return new int[0];
    }
  }
}
