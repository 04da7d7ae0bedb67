package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ModalPane;
import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.SampleJobs;
import dev.loadstone.ui.testing.ScreenCheck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window by keyboard alone. */
class KeyboardJourneyTest {
  private static final int MOST_STEPS = 120;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"downloads", "library", "history", "request", "settings"})
  void page_tabPressedOnAndOn_comesToEveryControlAndShowsIt(String page) {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.show(SampleJobs.everyState(Instant.now()));
      open.selectNamed("hero.glb");
      open.runCommand("go." + page);
      Set<Node> reached = walk(open);

      List<Node> missed =
          OpenWindow.onFx(
              () ->
                  ScreenCheck.acting(root(open)).stream()
                      .filter(node -> !reached.contains(node) && !isBesideOneOf(reached, node))
                      .toList());
      assertThat(missed).isEmpty();
      assertThat(reached)
          .hasSizeGreaterThanOrEqualTo(8)
          .doesNotContain(open.find("#sheets"), open.find("#questions"));
    }
  }

  @Test
  void navigation_arrowThenSpace_showsTheNextPage() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      OpenWindow.onFx(
          () -> {
            open.find("#nav-downloads").requestFocus();
            return true;
          });
      open.press(KeyCode.DOWN);
      open.press(KeyCode.SPACE);

      open.await("the library is shown", () -> open.shows(".library-page"));
    }
  }

  @Test
  void queue_arrowDownWithNothingSelected_selectsTheFirstRow() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.show(SampleJobs.everyState(Instant.now()));
      TableView<?> table = (TableView<?>) open.find("#queue-table");
      OpenWindow.onFx(
          () -> {
            table.requestFocus();
            table
                .getFocusModel()
                .focus(0); // as a table does whose first rows come while it has the focus
            return true;
          });
      open.press(KeyCode.DOWN);
      assertThat(OpenWindow.onFx(() -> table.getSelectionModel().getSelectedIndices()))
          .isEqualTo(List.of(0));
      open.press(KeyCode.DOWN);
      assertThat(OpenWindow.onFx(() -> table.getSelectionModel().getSelectedIndices()))
          .isEqualTo(List.of(1));
    }
  }

  @Test
  void addSheet_tabPressedOnAndOn_staysWithinAndComesToEveryControl() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.press(KeyCode.CONTROL, KeyCode.N);
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.click("#add-more");
      Parent sheet = (Parent) open.find(".add-sheet");
      Set<Node> reached = walk(open);

      assertThat(OpenWindow.onFx(() -> ScreenCheck.acting(sheet))).allMatch(reached::contains);
    }
  }

  /** What moves into its place is left behind on the screen where its first frame drew it. */
  @ParameterizedTest
  @ValueSource(strings = {"#sheets", "#questions"})
  void sheet_shown_doesNotMoveIntoItsPlace(String layer) {
    try (OpenWindow open = OpenWindow.in(folder)) {
      assertThat(((ModalPane) open.find(layer)).getInTransitionFactory()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "palette",
        "add.open",
        "downloads.changeLink",
        "downloads.label",
        "downloads.delete"
      })
  void sheet_escape_closesItAndTheFocusIsWhereItWas(String command) {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.show(SampleJobs.everyState(Instant.now()));
      open.selectNamed("grass.png");
      Node before = focus(open);
      open.runCommand(command);
      open.await("a sheet is open", () -> open.shows(".dialog-sheet"));
      assertThat(focus(open)).isNotSameAs(before);
      open.press(KeyCode.ESCAPE);

      open.await("it is closed", () -> !open.shows(".dialog-sheet"));
      assertThat(focus(open)).isSameAs(before);
    }
  }

  @Test
  void palette_hasEveryActionOfMenusAndToolbar() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      MenuBar bar = (MenuBar) open.find(".main-menu");
      List<String> offered = new ArrayList<>();
      bar.getMenus().forEach(menu -> menu.getItems().forEach(item -> add(offered, item)));
      open.robot.lookup(".tools .button").queryAllAs(Button.class).stream()
          .map(Button::getId)
          .forEach(offered::add);
      List<String> known =
          open.window().commands().stream()
              .flatMap(each -> List.of(each.id(), each.id().replace('.', '-')).stream())
              .toList();

      assertThat(offered).hasSizeGreaterThan(20).isSubsetOf(known);
    }
  }

  @Test
  void search_fromAnotherPage_isSeenBesideTheInspectorAndFilters() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.show(SampleJobs.everyState(Instant.now()));
      int all = open.rows();
      open.runCommand("go.settings");
      open.press(KeyCode.CONTROL, KeyCode.F);

      open.await("it is seen", () -> open.shows("#search"));
      assertThat(focus(open)).isSameAs(open.find("#search"));
      assertThat(open.shows(".inspector")).isTrue();
      open.robot.write("grass");
      open.await("it filters", () -> open.rows() == 1);
      open.press(KeyCode.ESCAPE);
      open.await("all are back", () -> open.rows() == all);
      assertThat(focus(open)).isSameAs(open.find("#queue-table"));
      open.runCommand("go.library");
      assertThat(open.shows("#search")).isFalse();
    }
  }

  @Test
  void palette_lettersThenEnter_runsTheCommand() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.press(KeyCode.CONTROL, KeyCode.K);
      open.await("it is open", () -> open.shows("#palette-search"));
      OpenWindow.onFx(
          () -> {
            ((TextField) open.find("#palette-search")).setText("settings");
            return true;
          });
      open.press(KeyCode.ENTER);

      open.await("the page is shown", () -> open.shows("#settings-jobs"));
    }
  }

  /** Of buttons that exclude each other Tab reaches the chosen one, arrows the others. */
  private static boolean isBesideOneOf(Set<Node> reached, Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
  }

  private static void add(List<String> offered, MenuItem item) {
    if (!(item instanceof SeparatorMenuItem)) {
      offered.add(item.getId());
    }
  }

  /**
   * Presses Tab until the focus has been everywhere that it gets to, and looks whether it shows.
   */
  private static Set<Node> walk(OpenWindow open) {
    Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    int idle = 0;
    open.press(KeyCode.TAB);
    for (int i = 0; i < MOST_STEPS && idle < 8; i++) {
      Node focus = focus(open);
      boolean first = reached.add(focus);
      idle = first ? 0 : idle + 1;
      Image with = open.picture(1);
      Bounds place = OpenWindow.onFx(() -> focus.localToScene(focus.getBoundsInLocal()));
      open.press(KeyCode.TAB);
      if (first && !focus(open).equals(focus)) {
        assertThat(differs(with, open.picture(1), place)).as("it shows: %s", focus).isTrue();
      }
    }
    return reached;
  }

  private static boolean differs(Image one, Image other, Bounds place) {
    int right = (int) Math.min(one.getWidth(), place.getMaxX() + 4);
    int bottom = (int) Math.min(one.getHeight(), place.getMaxY() + 4);
    for (int x = (int) Math.max(0, place.getMinX() - 4); x < right; x++) {
      for (int y = (int) Math.max(0, place.getMinY() - 4); y < bottom; y++) {
        if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Node focus(OpenWindow open) {
    return OpenWindow.onFx(() -> open.stage().getScene().getFocusOwner());
  }

  private static Parent root(OpenWindow open) {
    return open.stage().getScene().getRoot();
  }
}
