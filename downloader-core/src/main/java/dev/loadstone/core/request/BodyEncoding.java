package dev.loadstone.core.request;

import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies as they are on the wire. Files are opened when they are sent, and never held whole. */
final class BodyEncoding {
  private static final int PIECE = 64 << 10;
  private static final SecureRandom RANDOM = new SecureRandom();

  private BodyEncoding() {}

  /**
   * The bytes of a body.
   *
   * @throws FailureException FILE_CANT_OPEN if a file is not there or cannot be read
   * @throws InvalidInputException if text has characters that its charset lacks
   */
  static OutgoingBody of(RequestBody body) throws FailureException {
    return switch (body) {
      case RequestBody.None _ -> OutgoingBody.NONE;
      case RequestBody.Text text -> new Bytes(encoded(text), text.type());
      case RequestBody.Bytes bytes -> new Bytes(bytes.bytes(), bytes.type());
      case RequestBody.Form form ->
          new Bytes(form.fields().encoded().getBytes(StandardCharsets.US_ASCII), form.type());
      case RequestBody.File file -> FileBytes.of(file.file(), file.type());
      case RequestBody.Multipart several -> multipart(several);
    };
  }

  private static byte[] encoded(RequestBody.Text text) {
    try {
      ByteBuffer bytes = text.charset().newEncoder().encode(CharBuffer.wrap(text.text()));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          "The body has characters that " + text.charset() + " lacks: send it as UTF-8");
    }
  }

  /** RFC 7578: parts between lines of a boundary that no part holds by chance. */
  private static OutgoingBody multipart(RequestBody.Multipart body) throws FailureException {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String boundary = "loadstone-" + HexFormat.of().formatHex(random);
    List<OutgoingBody> pieces = new ArrayList<>();
    for (RequestBody.Part part : body.parts()) {
      OutgoingBody content = of(part.content());
      pieces.add(ascii("--" + boundary + "\r\n" + head(part, content.type()) + "\r\n"));
      pieces.add(content);
      pieces.add(ascii("\r\n"));
    }
    pieces.add(ascii("--" + boundary + "--\r\n"));
    return new Joined(pieces, body.type() + "; boundary=" + boundary);
  }

  private static String head(RequestBody.Part part, @Nullable String type) {
    StringBuilder head = new StringBuilder("Content-Disposition: form-data; name=\"");
    head.append(quoted(part.name())).append('"');
    if (part.fileName() != null) {
      head.append("; filename=\"").append(quoted(part.fileName())).append('"');
    }
    head.append("\r\n");
    if (type != null) {
      head.append("Content-Type: ").append(type.replaceAll("\\p{Cntrl}", "")).append("\r\n");
    }
    return head.toString();
  }

  /** What browsers do, so that servers read it (HTML Standard 4.10.21.8). */
  private static String quoted(String name) {
    return name.replace("\n", "%0A").replace("\r", "%0D").replace("\"", "%22");
  }

  private static OutgoingBody ascii(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8), null);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Bytes(byte[] bytes, @Nullable String type) implements OutgoingBody {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (int at = 0; at < bytes.length; at += PIECE) {
        out.write(bytes, at, Math.min(PIECE, bytes.length - at));
      }
    }
  }

  private record FileBytes(Path file, long length, @Nullable String type) implements OutgoingBody {

    static FileBytes of(Path file, @Nullable String type) throws FailureException {
      try {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
          throw unreadable(file, "it is no file that can be read");
        }
        return new FileBytes(file, Files.size(file), type);
      } catch (IOException e) {
        throw unreadable(file, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      byte[] piece = new byte[PIECE];
      try (InputStream in = open()) {
        for (long left = length; left > 0; ) {
          int count = read(in, piece, (int) Math.min(PIECE, left));
          out.write(piece, 0, count);
          left -= count;
        }
      }
    }

    private InputStream open() throws FailureException {
      try {
        return Files.newInputStream(file);
      } catch (IOException e) {
        throw unreadable(file, String.valueOf(e.getMessage()));
      }
    }

    private int read(InputStream in, byte[] piece, int most) throws FailureException {
      int count;
      try {
        count = in.read(piece, 0, most);
      } catch (IOException e) {
        throw unreadable(file, String.valueOf(e.getMessage()));
      }
      if (count < 0) {
        throw unreadable(file, "it became shorter while it was sent");
      }
      return count;
    }

    private static FailureException unreadable(Path file, String why) {
      return new FailureException(FailureCode.FILE_CANT_OPEN, file + ": " + why);
    }
  }

  private record Joined(List<OutgoingBody> pieces, String type) implements OutgoingBody {
    @Override
    public long length() {
      return pieces.stream().mapToLong(OutgoingBody::length).sum();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (OutgoingBody piece : pieces) {
        piece.writeTo(out);
      }
    }
  }
}
