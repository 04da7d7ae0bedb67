package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.source.CurlRequest.BodyPiece;
import dev.loadstone.core.source.CurlRequest.Data;
import dev.loadstone.core.source.CurlRequest.DataFile;
import dev.loadstone.core.source.CurlRequest.FormField;
import dev.loadstone.core.source.CurlRequest.FormFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of one curl command that make its body. */
final class CurlBody {
  private final List<BodyPiece> pieces = new ArrayList<>();

  void take(String option, String value) {
    BodyPiece piece =
        switch (option) {
          case "data", "data-ascii" -> data(value, true);
          case "data-binary" -> data(value, false);
          case "data-raw" -> new Data(value);
          case "data-urlencode" -> new Data(urlEncoded(value));
          case "form-string" -> field(value);
          case "form" -> form(value);
          default -> throw new IllegalStateException("no option of a body: " + option);
        };
    boolean isForm = piece instanceof FormField || piece instanceof FormFile;
    boolean wasForm =
        !pieces.isEmpty()
            && (pieces.getFirst() instanceof FormField || pieces.getFirst() instanceof FormFile);
    if (!pieces.isEmpty() && isForm != wasForm) {
      throw new InvalidInputException("The curl command has both -F and -d: keep one kind");
    }
    pieces.add(piece);
  }

  List<BodyPiece> pieces() {
    return pieces;
  }

  /** The link with the data as its query, as {@code -G} has it. */
  String inQuery(String link) {
    if (pieces.isEmpty()) {
      return link;
    }
    String data =
        pieces.stream()
            .map(
                piece -> {
                  if (piece instanceof Data(String text)) {
                    return text;
                  }
                  throw new InvalidInputException(
                      "The curl option -G takes data that is written out: no files, no forms");
                })
            .collect(Collectors.joining("&"));
    int fragment = link.indexOf('#');
    String bare = fragment < 0 ? link : link.substring(0, fragment);
    String rest = fragment < 0 ? "" : link.substring(fragment);
    String mark = bare.indexOf('?') < 0 ? "?" : bare.endsWith("?") || bare.endsWith("&") ? "" : "&";
    return bare + mark + data + rest;
  }

  private static BodyPiece data(String value, boolean asText) {
    return value.startsWith("@") ? new DataFile(value.substring(1), asText) : new Data(value);
  }

  private static String urlEncoded(String value) {
    int equals = value.indexOf('=');
    int file = value.indexOf('@');
    if (file >= 0 && (equals < 0 || file < equals)) {
      throw new InvalidInputException(
          "The curl option --data-urlencode reads a file: write its value out");
    }
    return equals < 0
        ? Percent.encoded(value)
        : value.substring(0, equals)
            + (equals == 0 ? "" : "=")
            + Percent.encoded(value.substring(equals + 1));
  }

  private static FormField field(String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw new InvalidInputException("The curl option -F takes name=value");
    }
    return new FormField(value.substring(0, equals), value.substring(equals + 1));
  }

  private static BodyPiece form(String value) {
    FormField field = field(value);
    String content = field.value();
    if (content.startsWith("<")) {
      throw new InvalidInputException(
          "The curl option -F reads a value from a file: write the value out");
    }
    if (!content.startsWith("@")) {
      return new FormField(field.name(), content.replaceFirst(";type=[^;]*$", ""));
    }
    @Nullable String name = null;
    @Nullable String type = null;
    String[] parts = content.substring(1).split(";");
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("filename=")) {
        name = parts[i].substring("filename=".length());
      } else if (parts[i].startsWith("type=")) {
        type = parts[i].substring("type=".length());
      }
    }
    return new FormFile(field.name(), parts[0], name, type);
  }
}
