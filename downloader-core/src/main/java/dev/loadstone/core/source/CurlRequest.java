package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as a curl command line describes it, as browsers copy it and people type it. Nothing is
 * read and nothing is run: files are named only.
 *
 * @param method as given, or what the rest implies: HEAD, POST, GET
 * @param link as typed, without user information; with {@code -G} the data is part of it
 * @param headers in their order, with those that other options make; secrets among them
 * @param body empty for none; pieces of data are joined with {@code &}
 * @param user null without one
 * @param password null without one
 * @param settings how it is carried out
 * @param notes what was left out and why, one line each, without secrets
 */
public record CurlRequest(
    String method,
    String link,
    List<HeaderField> headers,
    List<BodyPiece> body,
    @Nullable String user,
    @Nullable String password,
    Settings settings,
    List<String> notes) {

  public CurlRequest {
    headers = List.copyOf(headers);
    body = List.copyOf(body);
    notes = List.copyOf(notes);
  }

  /** A part of what is sent. */
  public sealed interface BodyPiece {}

  /** Text as it is sent. */
  public record Data(String text) implements BodyPiece {
    @Override
    public String toString() {
      return "Data[" + text.length() + " characters]";
    }
  }

  /**
   * A file's content.
   *
   * @param path as typed
   * @param asText whether line breaks and NUL are left out, as {@code -d @file} does
   */
  public record DataFile(String path, boolean asText) implements BodyPiece {}

  /** A value of a multipart form. */
  public record FormField(String name, String value) implements BodyPiece {
    @Override
    public String toString() {
      return "FormField[" + name + "]";
    }
  }

  /**
   * A file of a multipart form.
   *
   * @param path as typed
   * @param fileName what the server is told; null takes the path's
   * @param type media type; null lets the sender guess
   */
  public record FormFile(String name, String path, @Nullable String fileName, @Nullable String type)
      implements BodyPiece {}

  /**
   * How the request is carried out.
   *
   * @param output name as typed; null without {@code -o}
   * @param proxy as typed; null without one
   * @param caFile as typed; null without one
   * @param connectTimeout null without one
   * @param maxTime null without one
   * @param retries null without a number
   * @param bytesPerSecond 0 without a limit
   * @param compressed whether a coded answer is asked for
   * @param follow whether redirects are followed
   * @param remoteTime whether the file gets the server's time
   */
  public record Settings(
      @Nullable String output,
      @Nullable String proxy,
      @Nullable String caFile,
      boolean insecure,
      @Nullable Duration connectTimeout,
      @Nullable Duration maxTime,
      @Nullable Integer retries,
      long bytesPerSecond,
      boolean compressed,
      boolean follow,
      boolean remoteTime) {}

  /**
   * A download made of a command.
   *
   * @param notes of the command, and what of it a download does in its own way
   */
  public record Download(JobRequest request, List<String> notes) {
    public Download {
      notes = List.copyOf(notes);
    }
  }

  /** Whether a text begins like a curl command. */
  public static boolean isCurl(String text) {
    return CommandWords.begins(text.stripLeading());
  }

  /**
   * Reads one command or several, as "Copy all as cURL" gives them, for bash or for the command
   * prompt of Windows.
   *
   * @throws InvalidInputException for the first thing that cannot be taken, naming the option and
   *     never its value
   */
  public static List<CurlRequest> parse(String text) {
    CommandWords words = CommandWords.read(text.strip());
    if (words.isOpen()) {
      throw new InvalidInputException(
          "The curl command ends within quotes or after a mark that it goes on: copy all of it");
    }
    List<CurlRequest> requests = new ArrayList<>();
    for (List<String> command : words.commands()) {
      String program = command.getFirst();
      if (!program.equals("curl") && !program.equals("curl.exe")) {
        throw new InvalidInputException(
            "After the curl command stands '"
                + Shown.of(program.replaceFirst("(?s)=.*", "=…"))
                + "': paste curl commands only, their links in quotes");
      }
      requests.add(new CurlArguments(command.subList(1, command.size())).read());
    }
    return requests;
  }

  /**
   * The download that the command describes.
   *
   * @param defaults makes the request of a link that says nothing else
   * @throws InvalidInputException if it is no download, or needs what a download does not have
   */
  public Download toDownload(Function<Link, JobRequest> defaults) {
    return new CurlDownload(this).of(defaults);
  }

  @Override
  public String toString() {
    return "CurlRequest[" + method + ", " + headers.size() + " headers, " + body + "]";
  }
}
