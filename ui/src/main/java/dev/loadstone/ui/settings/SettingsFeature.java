package dev.loadstone.ui.settings;

import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The page of settings. FX thread. */
public final class SettingsFeature implements Feature {
  private static final Texts TEXTS = Texts.of(SettingsFeature.class);

  private final EngineSession session;
  private final Workbench workbench;
  private @Nullable SettingsView view;

  public SettingsFeature(EngineSession session, Workbench workbench) {
    this.session = session;
    this.workbench = workbench;
  }

  @Override
  public String id() {
    return "settings";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public Ikon icon() {
    return Feather.SETTINGS;
  }

  @Override
  public Node view() {
    if (view == null) {
      SettingsModel model =
          new SettingsModel(
              session, new DownloadDefaults(workbench.preferences()), workbench.notices()::problem);
      HostsModel hosts = new HostsModel(session, workbench.notices()::problem);
      view = new SettingsView(model, hosts, workbench);
    }
    view.refresh();
    return view;
  }

  @Override
  public void focus() {
    if (view != null) {
      view.focusFirst();
    }
  }
}
