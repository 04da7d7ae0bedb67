package dev.loadstone.ui.library;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The page of published assets. */
public final class LibraryFeature implements Feature {
  private static final Texts TEXTS = Texts.of(LibraryFeature.class);
  private static final String AS_LIST = "library.list";

  private final EngineSession session;
  private final Workbench workbench;
  private final LibraryModel model;
  private final Verification verification;
  private final AssetFilters filters;
  private final Executor threads;
  private final Command verify;
  private final Command open;
  private final Command showInFolder;
  private final Command copyPath;
  private final Command copyLink;
  private final Command copyCode;
  private final Command again;
  private @Nullable LibraryPage page;

  public LibraryFeature(EngineSession session, Workbench workbench) {
    this.session = session;
    this.workbench = workbench;
    model = new LibraryModel(session.jobs());
    threads =
        Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("loadstone-library-", 0).factory());
    verification =
        new Verification(
            model,
            task -> Thread.ofVirtual().name("loadstone-verify").start(task),
            Platform::runLater);
    ObservableBooleanValue any =
        Bindings.createBooleanBinding(() -> model.all() > 0, model.version());
    ObservableBooleanValue one = Bindings.isNotNull(model.chosen());
    verify = command("verify", Feather.CHECK_CIRCLE, this::verifyAll).when(any);
    open = command("open", Feather.EXTERNAL_LINK, () -> chosen(this::open)).when(one);
    showInFolder =
        command(
                "folder",
                Feather.FOLDER,
                () -> chosen(a -> workbench.desktop().showInFolder(a.file())))
            .when(one);
    copyPath = command("copyPath", Feather.COPY, () -> copy(a -> a.file().toString())).when(one);
    copyLink =
        command("copyLink", Feather.LINK, () -> copy(a -> a.receipt().link().text())).when(one);
    copyCode = command("copyCode", Feather.CODE, () -> copy(EngineCode::gdscript)).when(one);
    again = command("again", Feather.DOWNLOAD, () -> chosen(this::downloadAgain)).when(one);
    filters = new AssetFilters(model);
  }

  @Override
  public String id() {
    return "library";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public Ikon icon() {
    return Feather.GRID;
  }

  @Override
  public Node view() {
    @Nullable LibraryPage made = page;
    if (made == null) {
      made = makePage();
      page = made;
    }
    return made;
  }

  @Override
  public Optional<Node> sidebar() {
    return Optional.of(filters);
  }

  @Override
  public List<List<Command>> tools() {
    return List.of(
        List.of(verify), List.of(open, showInFolder), List.of(copyPath, copyCode), List.of(again));
  }

  @Override
  public List<Command> commands() {
    return List.of(verify, open, showInFolder, copyPath, copyLink, copyCode, again);
  }

  @Override
  public void focus() {
    if (page != null) {
      page.focusView();
    }
  }

  private LibraryPage makePage() {
    Thumbnails thumbnails = new Thumbnails(threads, Platform::runLater, Thumbnails::read);
    QuickCheck check = new QuickCheck(model, threads, Platform::runLater);
    AssetGrid grid = new AssetGrid(model, thumbnails, check::see, this::open);
    AssetTable table = new AssetTable(model, check::see, this::open);
    grid.setContextMenu(menu());
    table.setContextMenu(menu());
    AssetDetails details = new AssetDetails(model, List.of(open, showInFolder, copyCode, again));
    VerifyBar bar =
        new VerifyBar(verification, () -> model.filter().set(new AssetFilter(null, true, "")));
    LibraryPage made = new LibraryPage(model, grid, table, details, bar);
    made.asList().set(workbench.preferences().get(AS_LIST, "no").equals("yes"));
    made.asList().subscribe(list -> workbench.preferences().put(AS_LIST, list ? "yes" : "no"));
    made.sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                shown();
              }
            });
    return made;
  }

  private void shown() {
    model.forget();
    if (model.outdated().get()) {
      session.ask(
          engine -> {
            List<Receipt> all = new ArrayList<>();
            FileSystems.getDefault()
                .getRootDirectories()
                .forEach(root -> all.addAll(engine.receipts(root)));
            return all;
          },
          model::take,
          workbench.notices()::problem);
    }
  }

  private void verifyAll() {
    List<Path> folders = model.folders();
    verification.start(folders);
  }

  private void open(Asset asset) {
    workbench.desktop().open(asset.file());
  }

  private void downloadAgain(Asset asset) {
    JobRequest request =
        session.jobs().rows().stream()
            .filter(
                row ->
                    row.job().state() instanceof JobState.Published(Receipt receipt)
                        && receipt.file().equals(asset.file()))
            .findFirst()
            .map(row -> row.job().request())
            .orElseGet(
                () ->
                    JobRequest.of(asset.receipt().link(), asset.receipt().folder())
                        .withName(asset.receipt().path()));
    session.submit(
        List.of(request),
        _ -> workbench.notices().tell(TEXTS.format("again.told", asset.name())),
        workbench.notices()::problem);
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    for (List<Command> group :
        List.of(
            List.of(open, showInFolder), List.of(copyPath, copyLink, copyCode), List.of(again))) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      group.forEach(each -> menu.getItems().add(CommandViews.menuItem(each)));
    }
    return menu;
  }

  private void chosen(Consumer<Asset> action) {
    Asset asset = model.chosen().get();
    if (asset != null) {
      action.accept(asset);
    }
  }

  private void copy(Function<Asset, String> text) {
    chosen(
        asset -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text.apply(asset));
          Clipboard.getSystemClipboard().setContent(content);
          workbench.notices().tell(TEXTS.get("copied"));
        });
  }

  private static Command command(String verb, Ikon icon, Runnable action) {
    return Command.of(TEXTS, "library." + verb, icon, action);
  }
}
