package dev.loadstone.ui.common;

import static dev.loadstone.ui.testing.OpenWindow.onFx;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Totals;
import dev.loadstone.ui.mirror.JobFacts;
import dev.loadstone.ui.mirror.JobList;
import dev.loadstone.ui.mirror.JobMirror;
import dev.loadstone.ui.mirror.JobRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/** Over the list that the queue's table shows, sorted by what moves on. */
class RowSelectionTest {
  private static final Comparator<JobFacts> BY_RECEIVED =
      Comparator.comparingLong(job -> job.view().received());

  private final JobMirror mirror = new JobMirror();
  private final JobList list = new JobList(mirror);
  private final TableView<JobRow> table = onFx(() -> new TableView<>(list));
  private final RowSelection<JobRow> selection = onFx(() -> new RowSelection<>(table));
  private long version;
  private int told;

  @BeforeAll
  static void startToolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @BeforeEach
  void fill() {
    onFx(
        () -> {
          list.order(BY_RECEIVED);
          apply(LongStream.rangeClosed(1, 9).mapToObj(id -> job(id, id * 10)).toList(), List.of());
          table.setSelectionModel(selection);
          selection.getSelectedItems().addListener((ListChangeListener<JobRow>) _ -> told++);
          return true;
        });
  }

  @Test
  void change_otherRowsChangePlaces_selectionAndLeadStay() {
    onFx(
        () -> {
          selection.clearAndSelect(7);
          selection.select(8);
          told = 0;
          apply(List.of(job(1, 25)), List.of());
          return true;
        });

    assertThat(selected()).containsExactly(8L, 9L);
    assertThat(selection.getSelectedItem().id().value()).isEqualTo(9);
    assertThat(told).isZero();
  }

  @Test
  void change_selectedRowMoves_staysSelectedWithTheFocus() {
    onFx(
        () -> {
          selection.clearAndSelect(0);
          apply(List.of(job(1, 1_000)), List.of());
          return true;
        });

    assertThat(selected()).containsExactly(1L);
    assertThat(selection.getSelectedIndices()).containsExactly(8);
    assertThat(selection.getSelectedIndex()).isEqualTo(8);
    assertThat(table.getFocusModel().getFocusedIndex()).isEqualTo(8);
    assertThat(selection.isSelected(0)).isFalse();
  }

  @Test
  void change_onlySelectedRowLeaves_itsNeighbourIsSelected() {
    onFx(
        () -> {
          selection.clearAndSelect(3);
          apply(List.of(), List.of(new JobId(4)));
          return true;
        });

    assertThat(selected()).containsExactly(5L);
    assertThat(selection.getSelectedItem().id().value()).isEqualTo(5);
  }

  @Test
  void show_filterThatHidesSomeSelected_othersStay() {
    onFx(
        () -> {
          selection.selectAll();
          list.show(row -> row.id().value() % 2 == 0);
          return true;
        });

    assertThat(selected()).containsExactly(2L, 4L, 6L, 8L);
    assertThat(selection.getSelectedItem()).isIn(selection.getSelectedItems());
  }

  @Test
  void selectRange_upwards_lastOfItLeads() {
    onFx(
        () -> {
          selection.selectRange(6, null, 3, null);
          return true;
        });

    assertThat(selected()).containsExactly(4L, 5L, 6L, 7L);
    assertThat(selection.getSelectedIndex()).isEqualTo(3);
    assertThat(selection.getSelectedCells()).hasSize(4);
  }

  @Test
  void clearSelection_ofOne_othersStayAndOneLeads() {
    onFx(
        () -> {
          selection.selectIndices(1, 2, 3);
          selection.clearSelection(3);
          return true;
        });

    assertThat(selected()).containsExactly(2L, 3L);
    assertThat(selection.getSelectedIndex()).isEqualTo(2);
  }

  /** Whatever happens, what is selected is what was selected and is still shown. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void change_any_selectedAreThoseSelectedBeforeAndStillThere(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 100; step++) {
      String at = "seed " + seed + ", step " + step;
      int choice = random.nextInt(4);
      Set<JobRow> before =
          onFx(
              () -> {
                if (choice == 0) {
                  selection.selectIndices(random.nextInt(40), random.nextInt(40));
                } else if (choice == 1 && !list.isEmpty()) {
                  selection.clearSelection(random.nextInt(list.size()));
                }
                return Set.copyOf(selection.getSelectedItems());
              });
      onFx(
          () -> {
            List<JobView> changed = new ArrayList<>();
            for (int i = 0; i < random.nextInt(5); i++) {
              changed.add(job(1 + random.nextInt(60), random.nextInt(50)));
            }
            List<JobId> removed =
                random.nextBoolean() ? List.of() : List.of(new JobId(1 + random.nextInt(60)));
            changed.removeIf(view -> removed.contains(view.job().id()));
            apply(changed, removed);
            return true;
          });

      Set<JobRow> expected = before.stream().filter(list::contains).collect(Collectors.toSet());
      List<JobRow> shown = List.copyOf(selection.getSelectedItems());
      if (!expected.isEmpty()) {
        assertThat(shown).as(at).containsExactlyInAnyOrderElementsOf(expected);
      }
      assertThat(shown)
          .as(at)
          .isSortedAccordingTo(
              Comparator.comparing(JobRow::facts, BY_RECEIVED.thenComparing(JobList.QUEUE_ORDER)));
      if (!shown.isEmpty()) {
        assertThat(selection.getSelectedItem()).as(at).isIn(shown);
        assertThat(list.get(selection.getSelectedIndex()))
            .as(at)
            .isSameAs(selection.getSelectedItem());
      }
    }
  }

  private List<Long> selected() {
    return onFx(() -> selection.getSelectedItems().stream().map(row -> row.id().value()).toList());
  }

  private void apply(List<JobView> changed, List<JobId> removed) {
    mirror.apply(new EngineChanges(++version, changed, removed, Totals.NONE));
  }

  private static JobView job(long id, long received) {
    JobRequest request =
        JobRequest.of(new Link("https://a.example/" + id + ".png"), Path.of("/assets"));
    return new JobView(
        Job.queued(new JobId(id), request, id, Instant.EPOCH).withReceived(received), null);
  }
}
