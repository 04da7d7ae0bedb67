package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestBody.Part;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.CurlRequest.BodyPiece;
import dev.loadstone.core.source.CurlRequest.Data;
import dev.loadstone.core.source.CurlRequest.DataFile;
import dev.loadstone.core.source.CurlRequest.FormField;
import dev.loadstone.core.source.CurlRequest.FormFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a single request, of any method and with its body, of a curl command. */
final class CurlWebRequest {
  private static final String USUAL_TYPE = "application/octet-stream";

  private final CurlRequest curl;
  private final List<String> notes;

  CurlWebRequest(CurlRequest curl) {
    this.curl = curl;
    notes = new ArrayList<>(curl.notes());
  }

  CurlRequest.Single of(RequestOptions defaults) {
    WebRequest.Builder request =
        WebRequest.to(curl.link())
            .method(HttpMethod.parse(curl.method()))
            .body(body(curl.body()))
            .options(options(defaults));
    headers(request);
    CurlRequest.SignIn signIn = curl.signIn();
    signIn.check();
    if (signIn.user() != null) {
      request.user(signIn.user(), signIn.password()).digestOnly(signIn.digest());
    }
    request.networkSecrets(signIn.network());
    if (curl.wholeServer()) {
      request.wholeServer();
    }
    noteWhatIsLeftOut();
    return new CurlRequest.Single(request.build(), notes);
  }

  private void headers(WebRequest.Builder request) {
    List<String> leftOut = new ArrayList<>();
    for (HeaderField field : curl.headers()) {
      if (field.is("Host") || WebRequest.isRefusedHeader(field.name())) {
        leftOut.add(field.name());
      } else {
        request.header(field.name(), field.value());
      }
    }
    if (!leftOut.isEmpty()) {
      notes.add("Loadstone sets these headers itself: " + String.join(", ", leftOut));
    }
  }

  private RequestOptions options(RequestOptions defaults) {
    CurlRequest.Settings settings = curl.settings();
    RequestOptions.Builder options =
        defaults.toBuilder().network(CurlNetwork.of(settings.network(), defaults.network()));
    if (settings.http1()) {
      options.http2(false);
    }
    settings.followed().ifPresent(options::redirects);
    if (settings.connectTimeout() != null && !settings.connectTimeout().isZero()) {
      options.connectTimeout(settings.connectTimeout());
    }
    if (settings.maxTime() != null && !settings.maxTime().isZero()) {
      options.totalTimeout(settings.maxTime());
    }
    return options.build();
  }

  private void noteWhatIsLeftOut() {
    CurlRequest.Settings settings = curl.settings();
    if (settings.output() != null) {
      notes.add("curl's -o is left out: give -o FILE beside the command");
    }
    if (settings.retries() != null) {
      notes.add("curl's --retry is left out: a request is made once");
    }
    if (settings.bytesPerSecond() > 0) {
      notes.add("curl's --limit-rate is left out: it bounds downloads only");
    }
  }

  private static RequestBody body(List<BodyPiece> pieces) {
    if (pieces.isEmpty()) {
      return RequestBody.NONE;
    }
    return switch (pieces.getFirst()) {
      case FormField _, FormFile _ ->
          new RequestBody.Multipart(pieces.stream().map(CurlWebRequest::part).toList());
      case Data _, DataFile _ -> data(pieces);
    };
  }

  /** The type is a header, which curl's rules gave already. */
  private static RequestBody data(List<BodyPiece> pieces) {
    if (pieces.getFirst() instanceof DataFile(String path, boolean asText)) {
      if (pieces.size() > 1 || asText) {
        throw new InvalidInputException(
            "The curl command changes a file before it sends it: write --data-binary @FILE, alone");
      }
      return new RequestBody.File(file(path), null);
    }
    String text = pieces.stream().map(CurlWebRequest::text).collect(Collectors.joining("&"));
    return new RequestBody.Text(text, StandardCharsets.UTF_8, null);
  }

  private static String text(BodyPiece piece) {
    if (piece instanceof Data(String text)) {
      return text;
    }
    throw new InvalidInputException(
        "The curl command joins text and a file: write --data-binary @FILE, alone");
  }

  private static Part part(BodyPiece piece) {
    return switch (piece) {
      case FormField(String name, String value) -> Part.text(name, value);
      case FormFile(String name, String path, @Nullable String shown, @Nullable String type) -> {
        Path file = file(path);
        yield new Part(
            name,
            shown == null ? String.valueOf(file.getFileName()) : shown,
            new RequestBody.File(file, type == null ? USUAL_TYPE : type));
      }
      case Data _, DataFile _ -> throw new IllegalStateException("-F and -d were told apart");
    };
  }

  private static Path file(String typed) {
    if (typed.equals("-")) {
      throw new InvalidInputException(
          "The curl command reads standard input: name a file instead of @-");
    }
    try {
      return Path.of(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInputException("The curl command names a file that cannot be: @FILE");
    }
  }
}
