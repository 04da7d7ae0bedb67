package dev.loadstone.ui.shell;

import dev.loadstone.ui.add.AddFeature;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.ThemeChoice;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.downloads.DownloadsFeature;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/** The window: puts features, commands and layers together. FX thread. */
public final class MainWindow {
  private static final Texts TEXTS = Texts.of(MainWindow.class);
  private static final double NARROWEST_SEARCH = 96;
  private static final KeyCombination QUIT = KeyCombination.valueOf("Shortcut+Q");

  private final Stage stage;
  private final Preferences preferences;
  private final Toasts toasts = new Toasts();
  private final SheetPane questions = new SheetPane("questions", QUIT, () -> false);
  private final SheetPane sheets = new SheetPane("sheets", QUIT, questions::isOpen);
  private final List<Command> commands = new ArrayList<>();
  private final ObjectProperty<Feature> shown = new SimpleObjectProperty<>();
  private final AddFeature add;
  private final DownloadsFeature downloads;

  /** The page of the downloads, with the inspector. */
  private final Feature queue;

  private final TextField search = new TextField();
  private final Appearance appearance;
  private final WindowPlace place;
  private final Closing closing;
  private final DiskSpace space;
  private final StatusBar status;
  private final EndNotice endNotice;
  private final BooleanBinding queueShown;

  public MainWindow(Stage stage, EngineSession session, Preferences preferences, Desktop desktop) {
    this.stage = stage;
    this.preferences = preferences;
    appearance = new Appearance(preferences);
    place = new WindowPlace(stage, preferences);
    closing = new Closing(stage, session, preferences, questions);
    Workbench workbench = new Workbench(toasts, sheets, desktop, preferences, appearance.choice());
    Features features = new Features(session, workbench);
    add = features.add;
    downloads = features.downloads;
    queueShown = Bindings.and(session.jobs().filled(), downloads.arranged());
    queue = features.inspected;
    shown.set(queue);
    commands.addAll(features.commands());
    gatherCommands(features.pages());
    status = new StatusBar(session, new LimitsMenu(session, toasts, sheets));
    endNotice = new EndNotice(toasts, desktop, preferences, stage::isFocused);
    space = new DiskSpace(this::folder, status::showSpace);
    stage.setTitle(TEXTS.get("window.title"));
    stage.setScene(scene(session, features.pages()));
    add.takeDropsOn(stage.getScene());
    tellNotices(session.notices());
  }

  /** A queue restored from a backup, or a disk that is full: it stays until it is read. */
  private void tellNotices(ObservableList<String> notices) {
    notices.forEach(toasts::problem);
    notices.addListener(
        (ListChangeListener<String>)
            change -> {
              while (change.next()) {
                change.getAddedSubList().forEach(toasts::problem);
              }
            });
  }

  /** Shows the window where it was left. */
  public void show() {
    place.restore();
    stage.show();
    downloads.focus();
  }

  /** Runs something once, as soon as the table has the queue's rows. */
  void whenQueueIsShown(Runnable then) {
    queueShown.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends Boolean> shown, Boolean before, Boolean now) {
            shown.removeListener(this);
            then.run();
          }
        });
  }

  /** Offers links for download. */
  public void offer(String links) {
    add.offer(links);
  }

  /** Brings the window before the others. */
  public void raise() {
    stage.setIconified(false);
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  Appearance appearance() {
    return appearance;
  }

  /** Ends what waits for an answer and keeps how the window was left. */
  public void leave() {
    space.stop();
    status.stop();
    appearance.leave();
    toasts.endAll();
    place.keep();
    preferences.save();
  }

  private Scene scene(EngineSession session, List<Feature> features) {
    BorderPane pane = new BorderPane();
    pane.getStyleClass().add("window");
    pane.setTop(menu());
    pane.setLeft(new Navigation(features, shown));
    BorderPane page = new BorderPane();
    page.setTop(
        new ToolBarPane(
            shown, searchField(), List.of(command("appearance.toggle"), command("palette"))));
    shown.subscribe(feature -> page.setCenter(feature.view()));
    pane.setCenter(page);
    pane.setBottom(status);
    SetEnd sets = new SetEnd();
    session.jobs().totals().subscribe(totals -> sets.next(totals).ifPresent(endNotice::tell));
    StackPane root = new StackPane(pane, toasts, sheets, questions);
    StackPane.setAlignment(toasts, Pos.BOTTOM_CENTER);
    Scene scene = new Scene(root, WindowPlace.WIDTH, WindowPlace.HEIGHT);
    appearance.style(scene);
    for (Command each : commands) {
      if (each.shortcut() != null) {
        scene.getAccelerators().put(each.shortcut(), each::run);
      }
    }
    scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+V"), () -> pasteInto(scene));
    return scene;
  }

  private void searchQueue() {
    shown.set(queue);
    search.requestFocus();
  }

  private TextField searchField() {
    search.setId("search");
    search.setPromptText(TEXTS.get("search.prompt"));
    search.setAccessibleText(TEXTS.get("search.prompt"));
    search.getStyleClass().add("search");
    search.setMinWidth(NARROWEST_SEARCH);
    search.textProperty().subscribe(downloads::search);
    // The other pages have fields of their own for what they show.
    search.visibleProperty().bind(shown.map(queue::equals));
    search.managedProperty().bind(search.visibleProperty());
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
            search.clear();
            shown.get().focus();
            event.consume();
          }
        });
    return search;
  }

  private void gatherCommands(List<Feature> features) {
    features.forEach(feature -> commands.addAll(feature.commands()));
    for (Feature feature : features) {
      commands.add(
          new Command(
              "go." + feature.id(),
              TEXTS.format("go", feature.title()),
              feature.icon(),
              null,
              new javafx.beans.property.SimpleBooleanProperty(true),
              () -> shown.set(feature)));
    }
    commands.add(
        Command.of(TEXTS, "undo", Feather.CORNER_UP_LEFT, toasts::undo)
            .on("Shortcut+Z")
            .when(toasts.canUndo()));
    commands.add(Command.of(TEXTS, "search", Feather.SEARCH, this::searchQueue).on("Shortcut+F"));
    for (ThemeChoice choice : ThemeChoice.values()) {
      commands.add(
          Command.of(
              TEXTS,
              "appearance." + choice.name().toLowerCase(java.util.Locale.ROOT),
              switch (choice) {
                case SYSTEM -> Feather.MONITOR;
                case LIGHT -> Feather.SUN;
                case DARK -> Feather.MOON;
              },
              () -> appearance.choice().set(choice)));
    }
    commands.add(
        Command.of(TEXTS, "appearance.toggle", Feather.MOON, appearance::toggle)
            .on("Shortcut+Shift+D"));
    commands.add(Command.of(TEXTS, "quit", Feather.LOG_OUT, closing::request).on(QUIT));
    commands.add(Command.of(TEXTS, "palette", Feather.COMMAND, this::showPalette).on("Shortcut+K"));
  }

  private MainMenu menu() {
    return new MainMenu()
        .with("file", List.of(List.of(add.open()), List.of(command("quit"))))
        .with("queue", downloads.menus())
        .with(
            "view",
            List.of(
                List.of(command("search"), command("palette")),
                List.of(
                    command("appearance.system"),
                    command("appearance.light"),
                    command("appearance.dark"))));
  }

  private Path folder() {
    return new DownloadDefaults(preferences).nextFolder();
  }

  /** All that can be done by menu, toolbar, palette and keyboard. */
  public List<Command> commands() {
    return List.copyOf(commands);
  }

  /** The command of that id. */
  public Command command(String id) {
    return commands.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private void showPalette() {
    CommandPalette palette =
        new CommandPalette(
            commands.stream().filter(each -> !each.id().equals("palette")).toList(), sheets);
    sheets.show(palette);
    palette.focus();
  }

  private void pasteInto(Scene scene) {
    if (!(scene.getFocusOwner() instanceof TextInputControl)
        && !sheets.isOpen()
        && !questions.isOpen()) {
      String text = Clipboard.getSystemClipboard().getString();
      add.offer(text == null ? "" : text);
    }
  }
}
