package dev.loadstone.core.source;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of links, one download on each line, read into requests.
 *
 * <pre>{@code
 * # a comment; blank lines count for nothing
 * https://a.example/rock.png
 * https://a.example/rock.glb <TAB> https://mirror.example/rock.glb <TAB> out=models/rock.glb
 * https://a.example/base.pck
 *   dir=packs
 *   checksum=sha-256=9f86…
 *   header=Authorization: Bearer …
 * }</pre>
 *
 * <p>Fields of a line are told apart by tabs: one that begins with {@code http://} or {@code
 * https://} is a link (the first, then its mirrors), any other is {@code key=value}. Indented lines
 * go on with the download above them, as in aria2's input files. Keys are {@code out}, {@code dir},
 * {@code checksum} and {@code header}; the last two may be repeated. {@code dir} is meant from the
 * default folder and may leave it: it is the person's own list; {@code out} may not leave its
 * folder. A value given here replaces the default; of headers, only those of the same name.
 *
 * <p>A line that begins with {@code curl} is a curl command as browsers copy it, which may go on
 * over several lines: {@link CurlRequest}.
 *
 * <p>UTF-8 with or without a byte order mark; lines end with LF, CRLF or CR.
 */
public final class LinkList {
  /** Errors that are kept; the rest are only counted. */
  public static final int MOST_ERRORS = 20;

  private static final int MOST_CURL_LINES = 1_000;

  private final Function<Link, JobRequest> defaults;
  private final List<JobRequest> requests = new ArrayList<>();
  private final List<LineError> errors = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int errorCount;
  private @Nullable Entry entry;

  /** What is wrong with a line, counted from 1, and what to do about it; holds no secrets. */
  public record LineError(int line, String text) {
    @Override
    public String toString() {
      return "line " + line + ": " + text;
    }
  }

  /**
   * A list that was read to its end.
   *
   * @param requests of the lines without errors, in their order
   * @param errors the first {@link LinkList#MOST_ERRORS}
   * @param errorCount all of them
   * @param notes what of curl commands was left out, for a person
   */
  public record Parsed(
      List<JobRequest> requests, List<LineError> errors, int errorCount, List<String> notes) {
    public Parsed {
      requests = List.copyOf(requests);
      errors = List.copyOf(errors);
      notes = List.copyOf(notes);
    }

    public Parsed(List<JobRequest> requests, List<LineError> errors, int errorCount) {
      this(requests, errors, errorCount, List.of());
    }
  }

  private LinkList(Function<Link, JobRequest> defaults) {
    this.defaults = defaults;
  }

  /** {@link #parse(Reader, Function)} of a text at hand. */
  public static Parsed parse(String text, Function<Link, JobRequest> defaults) {
    try {
      return parse(new StringReader(text), defaults);
    } catch (IOException e) {
      throw new AssertionError("a text in memory was not read", e);
    }
  }

  /**
   * Reads a list to its end; errors do not stop it.
   *
   * @param defaults makes the request of a link that says nothing else
   * @throws IOException if the text cannot be read
   */
  public static Parsed parse(Reader text, Function<Link, JobRequest> defaults) throws IOException {
    LinkList list = new LinkList(defaults);
    LineReader lines = new LineReader(text);
    for (String line = lines.read(); line != null; line = lines.read()) {
      if (lines.cut()) {
        list.finish();
        list.error(lines.number(), "is longer than 1 MiB: is this a list of links?");
      } else if (CommandWords.begins(line.strip())) {
        list.finish();
        list.takeCurl(line, lines);
      } else {
        list.take(line, lines.number());
      }
    }
    list.finish();
    return new Parsed(list.requests, list.errors, list.errorCount, List.copyOf(list.notes));
  }

  /** A command goes on over as many lines as its shell says. */
  private void takeCurl(String first, LineReader lines) throws IOException {
    int number = lines.number();
    StringBuilder command = new StringBuilder(first);
    try {
      for (int count = 1; CommandWords.read(command.toString().strip()).isOpen(); count++) {
        String next = lines.read();
        if (next == null || count == MOST_CURL_LINES || command.length() > LineReader.LONGEST) {
          break;
        }
        command.append('\n').append(next);
      }
      for (CurlRequest each : CurlRequest.parse(command.toString())) {
        CurlRequest.Download download = each.toDownload(defaults);
        requests.add(download.request());
        notes.addAll(download.notes());
      }
    } catch (InvalidInputException e) {
      error(number, String.valueOf(e.getMessage()));
    }
  }

  private void take(String line, int number) {
    String content = line.strip();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    boolean continued = Character.isWhitespace(line.charAt(0)) && !isLink(content);
    if (!continued) {
      finish();
      entry = new Entry(number);
    }
    @Nullable Entry current = entry;
    if (current == null) {
      error(number, "is an option without a link above it: put the link on a line before it");
      return;
    }
    for (String field : content.split("\t")) {
      if (!field.isBlank()) {
        takeField(current, field.strip(), number);
      }
    }
  }

  private void takeField(Entry current, String field, int number) {
    try {
      boolean first = current.links.isEmpty() && !current.broken;
      if (isLink(field) || (first && !isOption(field))) {
        current.links.add(Link.parse(field));
      } else {
        current.takeOption(field);
      }
    } catch (InvalidInputException e) {
      current.broken = true;
      error(number, String.valueOf(e.getMessage()));
    }
  }

  private void finish() {
    @Nullable Entry done = entry;
    entry = null;
    if (done == null || done.broken) {
      return;
    }
    if (done.links.isEmpty()) {
      error(done.line, "has options but no link: put the link first");
      return;
    }
    try {
      requests.add(done.request(defaults.apply(done.links.getFirst())));
    } catch (InvalidInputException e) {
      error(done.line, String.valueOf(e.getMessage()));
    }
  }

  private void error(int line, String text) {
    errorCount++;
    if (errors.size() < MOST_ERRORS) {
      errors.add(new LineError(line, text));
    }
  }

  private static boolean isLink(String field) {
    return field.regionMatches(true, 0, "http://", 0, 7)
        || field.regionMatches(true, 0, "https://", 0, 8);
  }

  private static boolean isOption(String field) {
    int equals = field.indexOf('=');
    return equals > 0 && field.substring(0, equals).chars().allMatch(Character::isLetter);
  }

  /** One download while its lines are read. */
  private static final class Entry {
    private final int line;
    private final List<Link> links = new ArrayList<>(1);
    private final List<Checksum> checksums = new ArrayList<>(0);
    private final List<String> headers = new ArrayList<>(0);
    private @Nullable String out;
    private @Nullable String dir;
    private boolean broken;

    Entry(int line) {
      this.line = line;
    }

    void takeOption(String field) {
      int equals = field.indexOf('=');
      String key = equals < 0 ? field : field.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : field.substring(equals + 1).strip();
      if (value.isEmpty()) {
        throw new InvalidInputException(
            "'"
                + Shown.of(key)
                + "' is neither a link nor an option: write links as http://… or"
                + " https://…, options as key=value");
      }
      switch (key) {
        case "out" -> out = once(key, out, FolderPaths.inside(value));
        case "dir" -> dir = once(key, dir, value);
        case "checksum" -> checksums.add(Checksum.parse(value));
        case "header" -> {
          HeaderLines.parse(List.of(value));
          headers.add(value);
        }
        default ->
            throw new InvalidInputException(
                "the option '"
                    + Shown.of(key)
                    + "' is not known: use out, dir, checksum or header");
      }
    }

    JobRequest request(JobRequest base) {
      JobRequest request = base;
      if (links.size() > 1) {
        request = request.withLinks(links);
      }
      if (dir != null) {
        request = request.withFolder(FolderPaths.resolve(request.folder(), dir));
      }
      if (out != null) {
        request = request.withName(out);
      }
      if (!checksums.isEmpty()) {
        request = request.withChecksums(checksums);
      }
      return headers.isEmpty() ? request : withHeaders(request);
    }

    private JobRequest withHeaders(JobRequest request) {
      HeaderLines given = new HeaderLines(request.headers(), request.secrets().headers());
      HeaderLines all = given.overriddenBy(HeaderLines.parse(headers));
      return request.withHeaders(all.harmless(), request.secrets().withHeaders(all.secret()));
    }

    private static String once(String key, @Nullable String earlier, String value) {
      if (earlier != null) {
        throw new InvalidInputException("'" + key + "' is given twice: keep one");
      }
      return value;
    }
  }
}
