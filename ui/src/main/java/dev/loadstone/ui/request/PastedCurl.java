package dev.loadstone.ui.request;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestBody.Part;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.CurlRequest;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Fills the composer with what a curl command asks. FX thread. */
final class PastedCurl {
  private static final Texts TEXTS = Texts.of(PastedCurl.class);
  private static final String TYPE = "Content-Type";

  private final RequestModel model;

  PastedCurl(RequestModel model) {
    this.model = model;
  }

  /**
   * Takes a command over; what was there before is gone.
   *
   * @return what is left out and why, one line each
   * @throws InvalidInputException if it is none, or asks what the composer does not have; nothing
   *     is changed then
   */
  List<String> take(String text) {
    List<CurlRequest> commands = CurlRequest.parse(text);
    if (commands.size() > 1) {
      throw new InvalidInputException(TEXTS.format("curl.several", commands.size()));
    }
    CurlRequest.Single single = commands.getFirst().toRequest(RequestOptions.DEFAULTS);
    WebRequest asked = single.request();
    if (asked.wholeServer()) {
      throw new InvalidInputException(TEXTS.get("curl.whole"));
    }
    List<HeaderField> headers = new ArrayList<>(asked.headers().fields());
    List<FieldRow> form = form(asked.body());
    model.bodyKind.set(BodyKind.NONE);
    model.form.replace(form);
    takeBody(asked.body(), headers);
    model.method.set(asked.method());
    model.link.set(asked.link().text());
    model.query.replace(List.of());
    model.headers.replace(
        headers.stream().map(each -> new FieldRow(each.name(), each.value())).toList());
    model.user.set(Objects.requireNonNullElse(asked.user(), ""));
    model.password.set(Objects.requireNonNullElse(asked.password(), ""));
    model.redirects.set(asked.options().redirects() > 0);
    return notes(single);
  }

  private void takeBody(RequestBody body, List<HeaderField> headers) {
    switch (body) {
      case RequestBody.None _ -> {}
      case RequestBody.Text(var text, _, _) -> {
        boolean json = headers.stream().anyMatch(PastedCurl::saysJson);
        headers.removeIf(PastedCurl::saysJson);
        model.bodyText.set(text);
        model.bodyKind.set(json ? BodyKind.JSON : BodyKind.TEXT);
      }
      case RequestBody.File(var file, _) -> {
        model.file.set(file.toString());
        model.bodyKind.set(BodyKind.FILE);
      }
      case RequestBody.Multipart _ -> model.bodyKind.set(BodyKind.MULTIPART);
      case RequestBody.Bytes _, RequestBody.Form _ ->
          throw new IllegalStateException("no curl command makes such a body");
    }
  }

  private static boolean saysJson(HeaderField field) {
    return field.is(TYPE) && field.value().strip().equalsIgnoreCase("application/json");
  }

  private static List<FieldRow> form(RequestBody body) {
    return body instanceof RequestBody.Multipart(var parts)
        ? parts.stream().map(PastedCurl::row).toList()
        : List.of();
  }

  private static FieldRow row(Part part) {
    return new FieldRow(
        part.name(),
        switch (part.content()) {
          case RequestBody.File(var file, _) -> "@" + file;
          case RequestBody.Text(var text, _, _) when text.startsWith("@") ->
              throw new InvalidInputException(TEXTS.format("curl.at", part.name()));
          case RequestBody.Text(var text, _, _) -> text;
          default -> throw new IllegalStateException("no curl command makes such a part");
        });
  }

  private static List<String> notes(CurlRequest.Single single) {
    List<String> notes = new ArrayList<>(single.notes());
    WebRequest asked = single.request();
    RequestOptions usual = RequestOptions.DEFAULTS;
    if (asked.digestOnly()
        || !asked.options().network().equals(usual.network())
        || !asked.networkSecrets().equals(NetworkSecrets.NONE)) {
      notes.add(TEXTS.get("curl.network"));
    }
    if (!asked.options().equals(composed(asked.options()))) {
      notes.add(TEXTS.get("curl.options"));
    }
    if (asked.body() instanceof RequestBody.Multipart(var parts)
        && parts.stream().anyMatch(PastedCurl::isNamedApart)) {
      notes.add(TEXTS.get("curl.names"));
    }
    return notes;
  }

  /** The options as far as the composer has them. */
  private static RequestOptions composed(RequestOptions asked) {
    int redirects = asked.redirects() > 0 ? RequestOptions.DEFAULTS.redirects() : 0;
    return RequestOptions.DEFAULTS.toBuilder()
        .redirects(redirects)
        .decoding(asked.decoding())
        .network(asked.network())
        .build();
  }

  /** Whether the server is to be told another name or type than the file's own. */
  private static boolean isNamedApart(Part part) {
    return part.content() instanceof RequestBody.File(var file, var type)
        && (type != null || !String.valueOf(file.getFileName()).equals(part.fileName()));
  }
}
