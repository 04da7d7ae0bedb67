package dev.loadstone.ui.request;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.request.WebCall;
import dev.loadstone.core.words.Happening;
import dev.loadstone.ui.common.Beat;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The answer: status, time and size above, then body, headers and what every hop did. */
final class AnswerPane extends BorderPane {
  private static final Texts TEXTS = Texts.of(AnswerPane.class);
  private static final Duration PACE = Duration.ofMillis(200);
  private static final int LARGEST_PICTURE = 4_096;

  private final RequestSession session;
  private final Label status = new Label();
  private final Label facts = new Label();
  private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final StackPane body = new StackPane();
  private final TextArea bodyText = code("answer-body");
  private final TextArea headers = code("answer-headers");
  private final TextArea hops = code("answer-hops");
  private final Beat watch = new Beat(PACE, this::showProgress);
  private final Label nothing = new Label(TEXTS.get("answer.none"));
  private final TabPane tabs;

  AnswerPane(RequestSession session) {
    this.session = session;
    getStyleClass().add("answer");
    status.setId("answer-status");
    status.getStyleClass().add("answer-status");
    facts.getStyleClass().add("composer-hint");
    progress.setPrefWidth(120);
    HBox line = new HBox(12, status, facts, progress);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("answer-line");
    setTop(line);
    tabs =
        new TabPane(
            tab("answer.body", body), tab("answer.headers", headers), tab("answer.hops", hops));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add(Styles.DENSE);
    nothing.getStyleClass().add("composer-hint");
    setCenter(nothing);
    session.running().subscribe(this::begin);
    session.answer().subscribe(this::show);
  }

  private static Tab tab(String key, Node content) {
    return new Tab(TEXTS.get(key), content);
  }

  private static TextArea code(String id) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setEditable(false);
    area.setAccessibleText(TEXTS.get(id.replace('-', '.')));
    area.getStyleClass().add("code");
    return area;
  }

  private void begin(@Nullable WebCall call) {
    progress.setVisible(call != null);
    if (call == null) {
      watch.stop();
    } else {
      status.setText("");
      facts.setText("");
      watch.start();
    }
  }

  private void showProgress() {
    WebCall call = session.running().get();
    if (call == null) {
      return;
    }
    status.setText(TEXTS.get("phase." + call.phase().name().toLowerCase(Locale.ROOT)));
    long size = call.bodySize();
    long received = call.receivedBytes();
    progress.setProgress(size > 0 ? (double) received / size : ProgressBar.INDETERMINATE_PROGRESS);
    facts.setText(
        received > 0
            ? TEXTS.format("progress.received", Figures.bytes(received))
            : call.sentBytes() > 0
                ? TEXTS.format("progress.sent", Figures.bytes(call.sentBytes()))
                : "");
  }

  private void show(@Nullable WebAnswer answer) {
    if (answer == null) {
      return;
    }
    setCenter(tabs);
    status.setText(statusLine(answer));
    status.getStyleClass().removeAll(Styles.SUCCESS, Styles.WARNING, Styles.DANGER);
    status.getStyleClass().add(colour(answer.status()));
    facts.setText(factsLine(answer));
    showBody(answer);
    headers.setText(lines(answer));
    hops.setText(hopLines(answer));
  }

  private static String statusLine(WebAnswer answer) {
    Failure failure = answer.failure();
    if (answer.status() == 0 && failure != null) {
      String clause = happening(failure).clause();
      return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
    String phrase =
        answer.reason().isEmpty()
            ? ResponseCode.of(answer.status()).map(ResponseCode::phrase).orElse("")
            : answer.reason();
    return (answer.status() + " " + phrase).strip();
  }

  private static Happening happening(Failure failure) {
    return Happening.of(failure, TEXTS.locale());
  }

  private static String colour(int status) {
    return status == 0 || status >= 400
        ? Styles.DANGER
        : status >= 300 ? Styles.WARNING : Styles.SUCCESS;
  }

  private static String factsLine(WebAnswer answer) {
    Failure failure = answer.failure();
    if (answer.status() == 0 && failure != null) {
      return happening(failure).facts();
    }
    long micros = answer.exchanges().stream().mapToLong(e -> e.timing().total()).sum();
    String size = Figures.bytes(Math.max(0, answer.decodedBytes()));
    return TEXTS.format("facts", micros / 1_000, size)
        + (answer.exchanges().size() > 1
            ? ", " + TEXTS.format("facts.hops", answer.exchanges().size())
            : "");
  }

  private void showBody(WebAnswer answer) {
    String type = answer.headers().first("Content-Type").orElse("");
    if (type.startsWith("image/") && !type.startsWith("image/svg")) {
      // Decoded to a bounded size, whatever the bytes say of themselves.
      Image picture =
          new Image(
              new ByteArrayInputStream(answer.body()),
              LARGEST_PICTURE,
              LARGEST_PICTURE,
              true,
              true);
      if (!picture.isError()) {
        ImageView view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.fitWidthProperty()
            .bind(widthProperty().subtract(32).map(w -> fit(w, picture.getWidth())));
        body.getChildren().setAll(view);
        return;
      }
    }
    bodyText.setText(AnswerText.of(answer));
    body.getChildren().setAll(bodyText);
  }

  private static double fit(Number room, double width) {
    return Math.clamp(width, 1, Math.max(1, room.doubleValue()));
  }

  private static String lines(WebAnswer answer) {
    StringBuilder out = new StringBuilder();
    for (HeaderField field : answer.headers().fields()) {
      out.append(field.name()).append(": ").append(field.value()).append('\n');
    }
    return out.toString();
  }

  private static String hopLines(WebAnswer answer) {
    StringBuilder out = new StringBuilder();
    for (HttpExchange hop : answer.exchanges()) {
      out.append(hop.method()).append(' ').append(hop.link()).append('\n');
      for (HeaderField field : hop.requestHeaders().fields()) {
        out.append("> ").append(field.name()).append(": ").append(field.value()).append('\n');
      }
      out.append("< ")
          .append(
              hop.status() == 0 ? TEXTS.get("hop.unanswered") : hop.status() + " " + hop.reason())
          .append("  ")
          .append(hop.protocol())
          .append("  ")
          .append(hop.remoteAddress())
          .append(hop.reused() ? "  " + TEXTS.get("hop.reused") : "")
          .append("  ")
          .append(hop.timing().total() / 1_000)
          .append(" ms\n");
      if (hop.tls() != null) {
        out.append("  ")
            .append(hop.tls().version())
            .append("  ")
            .append(hop.tls().cipher())
            .append('\n');
      }
      if (hop.failure() != null) {
        out.append("! ").append(happening(hop.failure()).line()).append('\n');
      }
      out.append('\n');
    }
    return out.toString();
  }
}
