package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.source.CurlRequest;
import dev.loadstone.core.source.LinkList;
import dev.loadstone.core.source.LinkPattern;
import dev.loadstone.core.source.Metalink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The downloads that a command line names: its links, then its lists. */
final class RequestList {
  private static final String STANDARD_INPUT = "-";

  private final DownloadOptions options;
  private final DownloadOptions.Template template;
  private final InputStream standardInput;
  private final Set<String> notes = new LinkedHashSet<>();

  RequestList(
      DownloadOptions options, DownloadOptions.Template template, InputStream standardInput) {
    this.options = options;
    this.template = template;
    this.standardInput = standardInput;
  }

  /**
   * All requests, in the order given.
   *
   * @throws InvalidInputException for anything that cannot be downloaded, before a byte is fetched
   */
  List<JobRequest> read(List<String> links) {
    List<JobRequest> requests = new ArrayList<>();
    for (String typed : links) {
      if (CurlRequest.isCurl(typed)) {
        requests.addAll(whole("the curl command", LinkList.parse(typed, template::of)));
        continue;
      }
      for (String link : options.expand ? LinkPattern.expand(typed) : List.of(typed)) {
        requests.add(template.of(Link.parse(link)));
      }
    }
    for (String list : options.lists) {
      requests.addAll(readList(list));
    }
    if (requests.isEmpty()) {
      throw new InvalidInputException(
          options.lists.isEmpty()
              ? "Give at least one link, or a list of links with -i"
              : "The list holds no link");
    }
    if (requests.size() > 1 && options.namesOneFile()) {
      throw new InvalidInputException(
          "-o and --checksum are for one link; for "
              + requests.size()
              + " links write out= and checksum= into a list");
    }
    return requests;
  }

  private List<JobRequest> readList(String list) {
    String shown = list.equals(STANDARD_INPUT) ? "standard input" : list;
    LinkList.Parsed parsed;
    try {
      parsed = Metalink.isNamed(list) ? readMetalink(list) : readLinks(list);
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          "The list " + shown + " is no UTF-8 text: is it the right file?");
    } catch (IOException e) {
      throw new InvalidInputException(
          "The list "
              + shown
              + (Files.exists(Path.of(list))
                  ? " cannot be read: check its permissions"
                  : " is not there: check the path"));
    }
    return whole(shown, parsed);
  }

  /** What was read, if nothing in it is wrong. */
  private List<JobRequest> whole(String shown, LinkList.Parsed parsed) {
    if (parsed.errorCount() > 0) {
      int more = parsed.errorCount() - 1;
      throw new InvalidInputException(
          shown
              + ", "
              + parsed.errors().getFirst()
              + (more == 0 ? "" : "; and " + more + " more wrong lines"));
    }
    notes.addAll(parsed.notes());
    return parsed.requests();
  }

  /** What of curl commands was left out, for a person. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private LinkList.Parsed readLinks(String list) throws IOException {
    try (Reader text = open(list)) {
      return LinkList.parse(text, template::of);
    }
  }

  private LinkList.Parsed readMetalink(String list) throws IOException {
    try (InputStream document = Files.newInputStream(Path.of(list))) {
      return Metalink.parse(document, template::of);
    }
  }

  private Reader open(String list) throws IOException {
    return list.equals(STANDARD_INPUT)
        ? new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(list), StandardCharsets.UTF_8);
  }
}
