package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.words.JsonLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a person may give a request to bring along. */
final class BodyFlags {
  private static final String STANDARD_INPUT = "-";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MOST_OF_STANDARD_INPUT = 64 << 20;

  @Option(
      names = {"-d", "--data"},
      paramLabel = "DATA|@FILE",
      description = {
        "Body: text, a file, or standard input with @-. JSON is sent as JSON,",
        "other text as a form; repeated, texts are joined with &."
      })
  List<String> data = new ArrayList<>();

  @Option(
      names = "--data-raw",
      paramLabel = "DATA",
      description = "The same, but a leading @ is text.")
  List<String> raw = new ArrayList<>();

  @Option(
      names = "--form",
      paramLabel = "NAME=VALUE",
      description = "Field of a form, encoded; may be repeated.")
  List<String> form = new ArrayList<>();

  @Option(
      names = {"-F", "--part"},
      paramLabel = "NAME=VALUE|NAME=@FILE",
      description = "Part of a multipart body; ;type=TYPE may follow a file. May be repeated.")
  List<String> parts = new ArrayList<>();

  /**
   * The body that was given.
   *
   * @throws InvalidInputException if it is none, or several that do not go together
   */
  RequestBody body(InputStream standardInput) {
    boolean texts = !data.isEmpty() || !raw.isEmpty();
    long kinds = Stream.of(texts, !form.isEmpty(), !parts.isEmpty()).filter(b -> b).count();
    if (kinds > 1) {
      throw new InvalidInputException(
          "A request has one body: give either -d, or --form, or -F, and not several of them");
    }
    if (!form.isEmpty()) {
      return new RequestBody.Form(Query.parse(form));
    }
    if (!parts.isEmpty()) {
      return new RequestBody.Multipart(parts.stream().map(BodyFlags::part).toList());
    }
    return texts ? given(standardInput) : RequestBody.NONE;
  }

  private RequestBody given(InputStream standardInput) {
    boolean plain = data.stream().noneMatch(each -> each.startsWith("@"));
    if (plain) {
      return text(String.join("&", Stream.concat(data.stream(), raw.stream()).toList()));
    }
    if (data.size() + raw.size() > 1) {
      throw new InvalidInputException("-d @FILE is a body of its own: give no further -d");
    }
    String file = data.getFirst().substring(1);
    return file.equals(STANDARD_INPUT) ? read(standardInput) : file(file, "");
  }

  private static RequestBody text(String text) {
    return JsonLayout.isObjectOrList(text)
        ? RequestBody.json(text)
        : new RequestBody.Text(text, StandardCharsets.UTF_8, FORM);
  }

  private static RequestBody read(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(MOST_OF_STANDARD_INPUT + 1);
      if (bytes.length > MOST_OF_STANDARD_INPUT) {
        throw new InvalidInputException(
            "-d @- takes up to 64 MiB of standard input: give more as a file, -d @FILE");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new RequestBody.Bytes(
          bytes, JsonLayout.isObjectOrList(text) ? "application/json" : "application/octet-stream");
    } catch (IOException e) {
      throw new InvalidInputException("Standard input cannot be read: " + e.getMessage());
    }
  }

  private static RequestBody.Part part(String given) {
    int equals = given.indexOf('=');
    if (equals < 1) {
      throw new InvalidInputException("-F takes NAME=VALUE or NAME=@FILE");
    }
    String name = given.substring(0, equals);
    String value = given.substring(equals + 1);
    if (!value.startsWith("@")) {
      return RequestBody.Part.text(name, value);
    }
    int type = value.lastIndexOf(";type=");
    String file = value.substring(1, type < 0 ? value.length() : type);
    RequestBody content = file(file, type < 0 ? "" : value.substring(type + 6));
    return new RequestBody.Part(name, String.valueOf(Path.of(file).getFileName()), content);
  }

  private static RequestBody file(String name, String type) {
    Path file = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidInputException("The file " + file + " cannot be read: check the path");
    }
    boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json");
    String usual = json ? "application/json" : "application/octet-stream";
    return new RequestBody.File(file, type.isEmpty() ? usual : type);
  }
}
