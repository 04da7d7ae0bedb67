package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobMirror;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The page of all requests, those of downloads and those made outside of them. FX thread. */
public final class HistoryFeature implements Feature {
  private static final Texts TEXTS = Texts.of(HistoryFeature.class);

  /** On a page while an archive is written: read in few queries, held in little memory. */
  private static final int EXPORTED_AT_ONCE = 1_000;

  private final HistoryModel model;
  private final JobMirror jobs;
  private final Copying copying;
  private final HarExport export;
  private final Command refresh;
  private final Command save;
  private @Nullable HistoryPane view;

  public HistoryFeature(EngineSession session, Workbench workbench) {
    jobs = session.jobs();
    copying = new Copying(workbench.notices());
    export =
        new HarExport(session, workbench.notices(), Platform::runLater, Inspector.IN_BACKGROUND);
    model =
        new HistoryModel(
            (query, answered, failed) ->
                session.ask(
                    engine -> engine.exchanges(query),
                    answered,
                    text -> {
                      failed.accept(text);
                      workbench.notices().problem(text);
                    }),
            Inspector::later,
            () -> jobs.totals().get().running() > 0);
    refresh = Command.of(TEXTS, "history.refresh", Feather.REFRESH_CW, model::refresh).on("F5");
    save = Command.of(TEXTS, "history.har", Feather.SHARE, this::save);
  }

  @Override
  public String id() {
    return "history";
  }

  @Override
  public String title() {
    return TEXTS.get("history.title");
  }

  @Override
  public Ikon icon() {
    return Feather.CLOCK;
  }

  @Override
  public Node view() {
    HistoryPane shown = view;
    if (shown == null) {
      shown = new HistoryPane(model, copying, commands());
      view = shown;
    }
    return shown;
  }

  @Override
  public List<Command> commands() {
    return List.of(refresh, save);
  }

  @Override
  public void focus() {
    if (view != null) {
      view.focusFilter();
    }
  }

  /** All that the search finds, also what is not shown yet. */
  private void save() {
    ExchangeQuery found = model.query().toBuilder().limit(EXPORTED_AT_ONCE).build();
    HarExport.ask(view(), HarExport.fileName(TEXTS.get("history.title")))
        .ifPresent(file -> export.write(file, engine -> engine.allExchanges(found).iterator()));
  }
}
