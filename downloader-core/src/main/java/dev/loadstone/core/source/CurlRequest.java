package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as a curl command line describes it, as browsers copy it and people type it; a web
 * request of PowerShell is one in other words. Nothing is read and nothing is run: files are named
 * only.
 *
 * @param method as given, or what the rest implies: HEAD, POST, GET
 * @param link as typed, without user information; with {@code -G} the data is part of it
 * @param headers in their order, with those that other options make; secrets among them
 * @param body empty for none; pieces of data are joined with {@code &}
 * @param wholeServer asks {@code OPTIONS *}
 * @param settings how it is carried out
 * @param notes what was left out and why, one line each, without secrets
 */
public record CurlRequest(
    String method,
    String link,
    List<HeaderField> headers,
    List<BodyPiece> body,
    boolean wholeServer,
    SignIn signIn,
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
   * @param network how the server is reached and known
   * @param connectTimeout null without one
   * @param maxTime null without one
   * @param retries null without a number
   * @param bytesPerSecond 0 without a limit
   * @param compressed whether a coded answer is asked for
   * @param follow whether redirects are followed
   * @param redirects how many at most; null without a number, negative for any
   * @param http1 whether HTTP/2 is not spoken
   * @param remoteTime whether the file gets the server's time
   */
  public record Settings(
      @Nullable String output,
      Network network,
      @Nullable Duration connectTimeout,
      @Nullable Duration maxTime,
      @Nullable Integer retries,
      long bytesPerSecond,
      boolean compressed,
      boolean follow,
      @Nullable Integer redirects,
      boolean http1,
      boolean remoteTime) {

    /** How many redirects are followed; empty where the command does not say. */
    OptionalInt followed() {
      int most = RequestOptions.MOST_REDIRECTS;
      return redirects == null
          ? OptionalInt.empty()
          : OptionalInt.of(redirects < 0 ? most : Math.min(redirects, most));
    }
  }

  /**
   * How the server is reached and known, each as typed, null or empty where nothing was.
   *
   * @param proxy without user information
   * @param proxyDigest whether its password itself is never sent
   * @param direct hosts reached without a proxy
   * @param certificate the client's own, without its password
   * @param key of that certificate
   */
  public record Network(
      @Nullable String proxy,
      boolean proxyDigest,
      List<String> direct,
      @Nullable String caFile,
      boolean insecure,
      @Nullable String certificate,
      @Nullable String key,
      List<KeyPin> pins) {
    public Network {
      direct = List.copyOf(direct);
      pins = List.copyOf(pins);
    }
  }

  /**
   * Who asks.
   *
   * @param user null without one
   * @param password null without one
   * @param digest whether the password itself is never sent
   * @param network for the proxy and the client's own key
   */
  public record SignIn(
      @Nullable String user, @Nullable String password, boolean digest, NetworkSecrets network) {

    /**
     * Name and password, or none of them.
     *
     * @throws InvalidInputException for a name without a password
     */
    void check() {
      if (user != null && password == null) {
        throw new InvalidInputException(
            "The curl command names a user without a password: write -u NAME:PASS");
      }
    }

    @Override
    public String toString() {
      return "SignIn[…]";
    }
  }

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

  /**
   * A single request made of a command.
   *
   * @param notes of the command, and what of it a request does in its own way
   */
  public record Single(WebRequest request, List<String> notes) {
    public Single {
      notes = List.copyOf(notes);
    }
  }

  /** Whether a text begins like a curl command, or a web request of PowerShell. */
  public static boolean isCurl(String text) {
    return CommandWords.begins(text.stripLeading());
  }

  /**
   * Reads one command or several, as "Copy all as cURL" and "Copy all as PowerShell" give them: for
   * bash, for the command prompt of Windows, for PowerShell its own web requests too.
   *
   * @throws InvalidInputException for the first thing that cannot be taken, naming the option and
   *     never its value
   */
  public static List<CurlRequest> parse(String text) {
    CommandWords words = CommandWords.read(text.strip());
    if (words.isOpen()) {
      throw new InvalidInputException(
          "The command ends within quotes or after a mark that it goes on: copy all of it");
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

  /**
   * The single request that the command describes, with its method and body.
   *
   * @param defaults what holds where the command says nothing
   * @throws InvalidInputException if it needs what a request does not have
   */
  public Single toRequest(RequestOptions defaults) {
    return new CurlWebRequest(this).of(defaults);
  }

  @Override
  public String toString() {
    return "CurlRequest[" + method + ", " + headers.size() + " headers, " + body + "]";
  }
}
