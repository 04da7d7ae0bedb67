package dev.loadstone.ui.request;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.DownloadDefaults;
import dev.loadstone.ui.common.Feature;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The page that makes single requests. FX thread. */
public final class RequestFeature implements Feature {
  private static final Texts TEXTS = Texts.of(RequestFeature.class);

  private final EngineSession engine;
  private final Workbench workbench;
  private final RequestModel model = new RequestModel();
  private final RequestSession session;
  private final Command download;
  private @Nullable RequestView view;
  private @Nullable HistoryList history;

  public RequestFeature(EngineSession engine, Workbench workbench) {
    this.engine = engine;
    this.workbench = workbench;
    session = new RequestSession(engine, Platform::runLater, workbench.notices()::problem);
    download = Command.of(TEXTS, "request.download", Feather.DOWNLOAD, this::download);
  }

  @Override
  public String id() {
    return "request";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public Ikon icon() {
    return Feather.SEND;
  }

  @Override
  public Node view() {
    RequestView shown = view;
    if (shown == null) {
      shown = new RequestView(model, session, new AnswerPane(session), workbench.notices());
      view = shown;
    }
    session.refresh();
    return shown;
  }

  @Override
  public Optional<Node> sidebar() {
    if (history == null) {
      history = new HistoryList(session, this::takeUp);
    }
    return Optional.of(history);
  }

  @Override
  public List<List<Command>> tools() {
    return List.of(List.of(download));
  }

  /** Sending is, which stands beside the link. */
  @Override
  public boolean hasMainTool() {
    return false;
  }

  @Override
  public List<Command> commands() {
    return List.of(download);
  }

  @Override
  public void focus() {
    if (view != null) {
      view.focusLink();
    }
  }

  private void download() {
    DownloadDefaults defaults = new DownloadDefaults(workbench.preferences());
    try {
      JobRequest job = model.download(defaults.folder(), defaults.options());
      engine.submit(
          List.of(job),
          _ -> workbench.notices().tell(TEXTS.get("downloads")),
          workbench.notices()::problem);
    } catch (InvalidInputException e) {
      workbench.notices().problem(String.valueOf(e.getMessage()));
    }
  }

  private void takeUp(ExchangeRecord chosen) {
    if (!model.takeUp(chosen.exchange())) {
      workbench.notices().tell(TEXTS.get("history.redacted"));
    }
    focus();
  }
}
