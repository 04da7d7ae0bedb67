package dev.loadstone.core.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request brings along. Files are read while they are sent, and again for every time that
 * the request is sent.
 */
public sealed interface RequestBody {

  /** Nothing. */
  RequestBody NONE = new None();

  /** The {@code Content-Type} that is sent unless a header says another; null sends none. */
  @Nullable String type();

  /** Text as JSON (RFC 8259): UTF-8, without a charset. */
  static RequestBody json(String text) {
    return new Text(text, StandardCharsets.UTF_8, "application/json");
  }

  /** Plain text in UTF-8. */
  static RequestBody text(String text) {
    return new Text(text, StandardCharsets.UTF_8, "text/plain; charset=utf-8");
  }

  /** Bytes as they are. */
  static RequestBody bytes(byte[] bytes) {
    return new Bytes(bytes, "application/octet-stream");
  }

  /** A file as it is. */
  static RequestBody file(Path file) {
    return new File(file, "application/octet-stream");
  }

  /** No body at all. */
  record None() implements RequestBody {
    @Override
    public @Nullable String type() {
      return null;
    }
  }

  /** Text, sent in its charset; what the charset cannot express is refused. */
  record Text(String text, Charset charset, @Nullable String type) implements RequestBody {
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters, " + type + "]";
    }
  }

  /** Bytes; kept as a copy. */
  final class Bytes implements RequestBody {
    private final byte[] bytes;
    private final @Nullable String type;

    public Bytes(byte[] bytes, @Nullable String type) {
      this.bytes = bytes.clone();
      this.type = type;
    }

    /** A copy. */
    public byte[] bytes() {
      return bytes.clone();
    }

    public int size() {
      return bytes.length;
    }

    @Override
    public @Nullable String type() {
      return type;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Bytes same
          && Arrays.equals(bytes, same.bytes)
          && java.util.Objects.equals(type, same.type);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Bytes[" + bytes.length + " bytes, " + type + "]";
    }
  }

  /** A file of any size. */
  record File(Path file, @Nullable String type) implements RequestBody {}

  /** Names and values as browsers send a form (URL Standard 5). */
  record Form(Query fields) implements RequestBody {
    @Override
    public String type() {
      return "application/x-www-form-urlencoded";
    }

    @Override
    public String toString() {
      return "Form[" + fields.fields().size() + " fields]";
    }
  }

  /** Several bodies with names, of which files are usually some (RFC 7578). */
  record Multipart(List<Part> parts) implements RequestBody {
    public Multipart {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new InvalidInputException("A multipart body needs at least one part");
      }
    }

    /** Without the boundary, which is chosen when it is sent. */
    @Override
    public String type() {
      return "multipart/form-data";
    }
  }

  /**
   * One part of a {@link Multipart}.
   *
   * @param fileName what the server is told that it is called; null for a plain value
   * @param content anything but {@link Multipart} and {@link None}
   */
  record Part(String name, @Nullable String fileName, RequestBody content) {
    public Part {
      if (content instanceof Multipart || content instanceof None) {
        throw new InvalidInputException("A part of a body holds text, bytes, a file or a form");
      }
    }

    /** A plain value. */
    public static Part text(String name, String value) {
      return new Part(name, null, new Text(value, StandardCharsets.UTF_8, null));
    }

    /** A file under its own name. */
    public static Part file(String name, Path file) {
      return new Part(name, String.valueOf(file.getFileName()), RequestBody.file(file));
    }
  }
}
