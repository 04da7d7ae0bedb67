package dev.loadstone.core.source;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.source.LinkList.LineError;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A Metalink document (RFC 5854, {@code .meta4}), read into one request for each file: its mirrors
 * by priority, its name with folders, its checksums.
 *
 * <p>Links that are neither http nor https are left out, and so are a file's pieces and signature.
 * Checksums of algorithms that Loadstone does not know are left out too. No document type is
 * processed: nothing outside of the document is read.
 */
public final class Metalink {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:metalink";
  private static final int LEAST_WANTED = 999_999;
  private static final int MOST_LINKS = 100;
  private static final int LONGEST_TEXT = 1 << 16;

  private final XMLStreamReader xml;
  private final Function<Link, JobRequest> defaults;
  private final List<JobRequest> requests = new ArrayList<>();
  private final List<LineError> errors = new ArrayList<>();
  private int errorCount;

  /** A mirror; a lower priority is asked earlier. */
  private record Mirror(Link link, int priority) {}

  private Metalink(XMLStreamReader xml, Function<Link, JobRequest> defaults) {
    this.xml = xml;
    this.defaults = defaults;
  }

  /** Whether a file of that name is a Metalink document. */
  public static boolean isNamed(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".meta4");
  }

  /**
   * Reads a document to its end; a file that cannot be downloaded is an error and does not stop it.
   *
   * @param defaults makes the request of a link that says nothing else
   * @throws InvalidInputException if it is no Metalink document, naming line and column where it
   *     breaks
   */
  public static LinkList.Parsed parse(InputStream document, Function<Link, JobRequest> defaults) {
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(document);
      try {
        Metalink metalink = new Metalink(xml, defaults);
        metalink.read();
        return new LinkList.Parsed(metalink.requests, metalink.errors, metalink.errorCount);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new InvalidInputException("The Metalink document cannot be read" + where(e));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static String where(XMLStreamException e) {
    return e.getLocation() == null
        ? ": get it again"
        : " beyond line "
            + e.getLocation().getLineNumber()
            + ", column "
            + e.getLocation().getColumnNumber()
            + ": get it again";
  }

  private void read() throws XMLStreamException {
    boolean isMetalink = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (!isMetalink && !isOurs("metalink")) {
        throw new InvalidInputException(
            "The document is no Metalink of RFC 5854: Loadstone reads .meta4 files and lists of"
                + " links");
      }
      isMetalink = true;
      if (isOurs("file")) {
        file();
      }
    }
  }

  private boolean isOurs(String name) {
    return NAMESPACE.equals(xml.getNamespaceURI()) && name.equals(xml.getLocalName());
  }

  /** Reads to the end of the element that was entered. */
  private void file() throws XMLStreamException {
    int line = xml.getLocation().getLineNumber();
    @Nullable String name = xml.getAttributeValue(null, "name");
    List<Mirror> mirrors = new ArrayList<>();
    List<Checksum> checksums = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == 1 && isOurs("url")) {
          mirror(mirrors);
        } else if (depth == 1 && isOurs("hash")) {
          checksum(checksums, line);
        } else {
          depth++;
        }
      }
    }
    add(name, mirrors, checksums, line);
  }

  private void mirror(List<Mirror> mirrors) throws XMLStreamException {
    int priority = priority(xml.getAttributeValue(null, "priority"));
    String text = text();
    try {
      if (mirrors.size() < MOST_LINKS) {
        mirrors.add(new Mirror(Link.parse(text), priority));
      }
    } catch (InvalidInputException _) {
      // Metalink knows ftp and more; another mirror may do.
    }
  }

  private static int priority(@Nullable String given) {
    return given == null || !given.matches("\\d{1,6}") ? LEAST_WANTED : Integer.parseInt(given);
  }

  private void checksum(List<Checksum> checksums, int line) throws XMLStreamException {
    @Nullable String type = xml.getAttributeValue(null, "type");
    String hex = text();
    DigestAlgorithm algorithm;
    try {
      algorithm = DigestAlgorithm.parse(String.valueOf(type));
    } catch (InvalidInputException _) {
      return;
    }
    try {
      checksums.add(new Checksum(algorithm, hex));
    } catch (InvalidInputException e) {
      error(line, String.valueOf(e.getMessage()));
    }
  }

  private String text() throws XMLStreamException {
    String text = xml.getElementText().strip();
    return text.length() <= LONGEST_TEXT ? text : "";
  }

  private void add(
      @Nullable String name, List<Mirror> mirrors, List<Checksum> checksums, int line) {
    try {
      if (name == null || name.isBlank()) {
        throw new InvalidInputException("the file has no name");
      }
      String inside = FolderPaths.inside(name.strip());
      if (mirrors.isEmpty()) {
        throw new InvalidInputException(
            "'" + Shown.of(name) + "' has no http or https link that could be asked");
      }
      mirrors.sort(Comparator.comparingInt(Mirror::priority));
      List<Link> links = mirrors.stream().map(Mirror::link).distinct().toList();
      JobRequest base = defaults.apply(links.getFirst());
      requests.add(base.withLinks(links).withName(inside).withChecksums(checksums));
    } catch (InvalidInputException e) {
      error(line, String.valueOf(e.getMessage()));
    }
  }

  private void error(int line, String text) {
    errorCount++;
    if (errors.size() < LinkList.MOST_ERRORS) {
      errors.add(new LineError(line, text));
    }
  }
}
