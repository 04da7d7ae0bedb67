package dev.loadstone.ui.request;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestBody.Part;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A request while it is written. FX thread, but it needs no screen. */
final class RequestModel {
  private static final Texts TEXTS = Texts.of(RequestModel.class);

  /** Headers that Loadstone or HTTP sets by itself. */
  private static final Set<String> BY_ITSELF =
      Set.of("host", "connection", "accept-encoding", "content-length", "transfer-encoding");

  final ObjectProperty<HttpMethod> method = new SimpleObjectProperty<>(HttpMethod.GET);
  final StringProperty link = new SimpleStringProperty("");
  final FieldRows query = new FieldRows();
  final FieldRows headers = new FieldRows();
  final ObjectProperty<BodyKind> bodyKind = new SimpleObjectProperty<>(BodyKind.NONE);
  final StringProperty bodyText = new SimpleStringProperty("");
  final FieldRows form = new FieldRows();
  final StringProperty file = new SimpleStringProperty("");
  final StringProperty user = new SimpleStringProperty("");
  final StringProperty password = new SimpleStringProperty("");
  final BooleanProperty redirects = new SimpleBooleanProperty(true);
  final BooleanProperty decode = new SimpleBooleanProperty(true);
  final StringProperty seconds = new SimpleStringProperty("30");

  /**
   * The request as it stands.
   *
   * @throws InvalidInputException saying in one line what does not fit
   */
  WebRequest request() {
    WebRequest.Builder request = WebRequest.to(Link.parse(link.get())).method(method.get());
    request.query(query(query));
    headers.sent().forEach(row -> request.header(row.name().get().strip(), row.value().get()));
    request.body(body());
    if (!user.get().isBlank()) {
      request.user(user.get().strip(), password.get());
    }
    return request.options(options()).build();
  }

  /** What is wrong with it; empty if nothing, or if there is no link yet. */
  String problem() {
    if (link.get().isBlank()) {
      return "";
    }
    try {
      Objects.requireNonNull(request());
      return "";
    } catch (InvalidInputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * A download of what the request brings.
   *
   * @throws InvalidInputException if only GET's answer can be downloaded, or as {@link #request}
   */
  JobRequest download(Path folder, TransferOptions options) {
    WebRequest asked = request();
    if (asked.method() != HttpMethod.GET) {
      throw new InvalidInputException(TEXTS.get("wrong.download"));
    }
    HeaderLines lines =
        HeaderLines.parse(
            headers.sent().stream()
                .map(row -> row.name().get().strip() + ": " + row.value().get())
                .toList());
    Secrets secrets =
        user.get().isBlank()
            ? new Secrets(null, null, lines.secret())
            : new Secrets(user.get().strip(), password.get(), lines.secret());
    return JobRequest.of(asked.link(), folder)
        .withHeaders(lines.harmless(), secrets)
        .withOptions(options);
  }

  /**
   * Takes up what is kept of a request: not its body, and no secrets, so that headers that held
   * some are left out. A sign-in and a body of before belong to another request.
   *
   * @return whether its link is whole
   */
  boolean takeUp(HttpExchange made) {
    method.set(HttpMethod.parse(made.method()));
    link.set(made.link());
    query.replace(List.of());
    headers.replace(
        made.requestHeaders().fields().stream()
            .filter(field -> !BY_ITSELF.contains(field.name().toLowerCase(Locale.ROOT)))
            .filter(field -> !field.value().contains(HttpExchange.REDACTED))
            .map(field -> new FieldRow(field.name(), field.value()))
            .toList());
    bodyKind.set(BodyKind.NONE);
    user.set("");
    password.set("");
    return !made.link().contains(HttpExchange.REDACTED);
  }

  private RequestOptions options() {
    return RequestOptions.DEFAULTS.toBuilder()
        .redirects(redirects.get() ? RequestOptions.DEFAULTS.redirects() : 0)
        .decoding(decode.get() ? RequestOptions.Decoding.AUTO : RequestOptions.Decoding.RAW)
        .timeout(time(seconds.get()))
        .build();
  }

  private RequestBody body() {
    return switch (bodyKind.get()) {
      case NONE -> RequestBody.NONE;
      case JSON -> RequestBody.json(bodyText.get());
      case TEXT -> RequestBody.text(bodyText.get());
      case FORM -> new RequestBody.Form(query(form));
      case MULTIPART -> new RequestBody.Multipart(parts());
      case FILE -> RequestBody.file(readable(file.get()));
    };
  }

  private List<Part> parts() {
    return form.sent().stream()
        .map(
            row -> {
              String name = row.name().get().strip();
              String value = row.value().get();
              return value.startsWith("@")
                  ? Part.file(name, readable(value.substring(1)))
                  : Part.text(name, value);
            })
        .toList();
  }

  private static Query query(FieldRows rows) {
    Query query = Query.NONE;
    for (FieldRow row : rows.sent()) {
      if (row.name().get().isBlank()) {
        throw new InvalidInputException(TEXTS.format("wrong.name", row.value().get()));
      }
      query = query.plus(row.name().get().strip(), row.value().get());
    }
    return query;
  }

  private static Path readable(String typed) {
    try {
      Path path = Path.of(typed.strip());
      if (!typed.isBlank() && Files.isRegularFile(path) && Files.isReadable(path)) {
        return path.toAbsolutePath();
      }
    } catch (InvalidPathException _) {
      // Told below.
    }
    throw new InvalidInputException(TEXTS.format("wrong.file", typed));
  }

  private static Duration time(String typed) {
    boolean whole = typed.strip().matches("\\d{1,5}");
    int given = whole ? Integer.parseInt(typed.strip()) : 0;
    if (given < 1) {
      throw new InvalidInputException(TEXTS.get("wrong.seconds"));
    }
    return Duration.ofSeconds(given);
  }
}
