package dev.loadstone.ui.shell;

import dev.loadstone.ui.add.AddFeature;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.downloads.DownloadsFeature;
import dev.loadstone.ui.inspect.Inspector;
import dev.loadstone.ui.library.LibraryFeature;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.request.RequestFeature;
import dev.loadstone.ui.settings.SettingsFeature;
import java.time.InstantSource;
import java.util.List;

/** The features of the window: the one place where they meet. */
final class Features {
  /** Packages whose stylesheet, named like them, is loaded. */
  static final List<String> STYLED =
      List.of(
          "downloads", //
          "inspect",
          "add",
          "library",
          "request",
          "settings");

  final AddFeature add;
  final DownloadsFeature downloads;
  private final LibraryFeature library;
  final InspectedDownloads inspected;
  private final RequestFeature request;
  private final SettingsFeature settings;

  Features(EngineSession session, Workbench workbench) {
    add = new AddFeature(session, workbench);
    downloads = new DownloadsFeature(session, workbench, add.open(), InstantSource.system());
    library = new LibraryFeature(session, workbench);
    Inspector inspector =
        new Inspector(session, workbench, downloads.current(), InstantSource.system());
    inspected = new InspectedDownloads(downloads, inspector, workbench.preferences());
    request = new RequestFeature(session, workbench);
    settings = new SettingsFeature(session, workbench);
  }

  /** Those with a page, in the order of the navigation. */
  List<Feature> pages() {
    return List.of(
        inspected, //
        library, request, settings);
  }

  /** Commands of features without a page. */
  List<Command> commands() {
    return List.of(
        add.open(), //
        add.watch() //
        );
  }
}
