package dev.loadstone.core.library;

import dev.loadstone.core.library.AssetFormat.Nature;
import dev.loadstone.core.library.Inspection.Problem;
import dev.loadstone.core.library.Inspection.Severity;
import dev.loadstone.core.model.AssetKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a name and a server promise about bytes.
 *
 * <p>{@link #compare} holds the bytes against it, by these rules, and refuses only what is certain:
 *
 * <ul>
 *   <li>An extension that nobody agreed on promises nothing: games have formats of their own.
 *   <li>Text (an error page, an error as JSON or XML, a Git LFS pointer) is never a binary format;
 *       text that begins as neither JSON nor XML does is not those; an HTML page is no script,
 *       table or setting. Refused.
 *   <li>A recognised binary of another family ({@code .glb} holding a PNG) is refused; one of the
 *       same family ({@code .jpg} holding a PNG, {@code .ogg} holding Opus) or compressed as a
 *       whole is noted; unrecognised bytes are noted, since games scramble their files.
 *   <li>A file that breaks off or contradicts itself is refused under its own name, and noted under
 *       a name that promises nothing.
 *   <li>{@code .bin}, {@code .dat} and their like are binary only by custom: an HTML page is
 *       refused there if the server called it HTML too, and else noted. Under an unknown extension
 *       it is noted if the server called it HTML.
 *   <li>Under {@code .html}, {@code .php} and their like anything is right.
 * </ul>
 *
 * @param name the file's name or path
 * @param mediaType of {@code Content-Type}, without parameters; empty if unknown
 */
public record Claim(String name, String mediaType) {
  private static final Set<AssetFormat> WRAPPERS =
      Set.of(AssetFormat.GZIP, AssetFormat.XZ, AssetFormat.ZSTD, AssetFormat.BZIP2);
  private static final Set<AssetFormat> NAMED_TEXT =
      Set.of(
          AssetFormat.CSV,
          AssetFormat.TOML,
          AssetFormat.INI,
          AssetFormat.YAML,
          AssetFormat.GODOT_TEXT,
          AssetFormat.OBJ);

  public static Claim of(String name) {
    return new Claim(name, "");
  }

  /** The part after the last dot, lower case; empty without one. */
  public String extension() {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    return dot <= 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** The formats that the extension promises, any of them; empty if nobody agreed on it. */
  public Set<AssetFormat> promised() {
    return AssetFormat.promisedBy(extension());
  }

  /** The kind that the extension promises; OTHER if nobody agreed on it. */
  public AssetKind kind() {
    return promised().stream().findFirst().map(AssetFormat::kind).orElse(AssetKind.OTHER);
  }

  boolean expectsJson() {
    return promised().contains(AssetFormat.JSON) || promisesScene();
  }

  boolean promisesScene() {
    return promised().contains(AssetFormat.GLTF);
  }

  /** What text is called that has no marks of its own. */
  AssetFormat textFormat() {
    return promised().stream()
        .filter(NAMED_TEXT::contains)
        .findFirst()
        .orElse(AssetFormat.PLAIN_TEXT);
  }

  /** Holds what was found against what was promised. */
  Optional<Problem> compare(Finding finding) {
    Set<AssetFormat> promised = promised();
    if (promised.contains(finding.format())) {
      return own(finding, Severity.REFUSE);
    }
    if (finding.format() == AssetFormat.GIT_LFS_POINTER && nature() != Nature.LOOSE) {
      return refuse("is a Git LFS pointer" + instead() + ": take the link that serves the file");
    }
    return switch (nature()) {
      case BINARY -> insteadOfBinary(finding);
      case JSON, XML -> insteadOfMarkup(finding);
      case SCRIPT -> insteadOfScript(finding);
      case DATA -> insteadOfData(finding);
      case LOOSE -> insteadOfAnything(finding);
      case PAGE -> own(finding, Severity.NOTE);
    };
  }

  /** A file without a byte. */
  Optional<Problem> compareEmpty() {
    return switch (nature()) {
      case BINARY, JSON, XML -> refuse("is empty");
      case SCRIPT, DATA, LOOSE, PAGE -> note("is empty");
    };
  }

  private Nature nature() {
    return promised().stream().findFirst().map(AssetFormat::nature).orElse(Nature.LOOSE);
  }

  private Optional<Problem> insteadOfBinary(Finding finding) {
    AssetFormat found = finding.format();
    if (found == AssetFormat.UNKNOWN) {
      return note("is not recognised as " + expected());
    }
    if (isText(found)) {
      return refuse("is " + described(finding) + instead());
    }
    boolean related = family(found.kind()) == family(kind()) || WRAPPERS.contains(found);
    return related
        ? note("is " + described(finding) + instead() + ": a loader that goes by the name fails")
        : refuse("is " + described(finding) + instead());
  }

  private Optional<Problem> insteadOfMarkup(Finding finding) {
    AssetFormat found = finding.format();
    boolean markup = nature() == Nature.XML && isMarkup(found);
    if (markup && !(found == AssetFormat.HTML && promised().contains(AssetFormat.SVG))) {
      return note("is " + described(finding) + instead());
    }
    if (isText(found) || found == AssetFormat.SVG || found == AssetFormat.BMFONT) {
      return refuse("is " + described(finding) + instead());
    }
    return note("is not recognised as " + expected());
  }

  private Optional<Problem> insteadOfScript(Finding finding) {
    AssetFormat found = finding.format();
    if (found == AssetFormat.HTML) {
      return refuse("is " + described(finding) + instead());
    }
    return isText(found) ? own(finding, Severity.NOTE) : note("is not UTF-8 text as it should be");
  }

  private Optional<Problem> insteadOfData(Finding finding) {
    if (finding.format() != AssetFormat.HTML) {
      return own(finding, Severity.NOTE);
    }
    String text = "is " + described(finding) + " where data were expected";
    return serverSaysHtml() ? refuse(text) : note(text);
  }

  private Optional<Problem> insteadOfAnything(Finding finding) {
    boolean page = finding.format() == AssetFormat.HTML && serverSaysHtml();
    return page && !extension().isEmpty()
        ? note("is " + described(finding) + ", which its name does not say")
        : own(finding, Severity.NOTE);
  }

  private Optional<Problem> own(Finding finding, Severity ifBroken) {
    @Nullable String broken = finding.broken();
    @Nullable String unusual = finding.unusual();
    if (broken != null) {
      return Optional.of(new Problem(ifBroken, broken));
    }
    return unusual == null ? Optional.empty() : note(unusual);
  }

  private static Optional<Problem> refuse(String text) {
    return Optional.of(new Problem(Severity.REFUSE, text));
  }

  private static Optional<Problem> note(String text) {
    return Optional.of(new Problem(Severity.NOTE, text));
  }

  private boolean serverSaysHtml() {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml");
  }

  private String expected() {
    return promised().stream()
        .findFirst()
        .map(AssetFormat::label)
        .filter(label -> !label.isEmpty())
        .orElse("." + extension());
  }

  private String instead() {
    return ", not " + expected();
  }

  private static String described(Finding finding) {
    String what =
        switch (finding.format()) {
          case HTML -> "an HTML page";
          case PLAIN_TEXT -> "plain text";
          default -> finding.format().label();
        };
    return finding.facts().stream()
        .filter(fact -> fact.name().equals("title") || fact.name().equals("error"))
        .findFirst()
        .map(fact -> what + " ('" + fact.value() + "')")
        .orElse(what);
  }

  private static boolean isText(AssetFormat format) {
    return switch (format) {
      case JSON, GLTF, XML, CSV, TOML, INI, GODOT_TEXT, YAML, HTML -> true;
      case GIT_LFS_POINTER, PLAIN_TEXT, FBX_TEXT, OBJ -> true;
      default -> false;
    };
  }

  private static boolean isMarkup(AssetFormat format) {
    return format == AssetFormat.HTML
        || format == AssetFormat.XML
        || format == AssetFormat.SVG
        || format == AssetFormat.BMFONT;
  }

  /** Kinds whose files stand in for each other now and then. */
  private static AssetKind family(AssetKind kind) {
    return switch (kind) {
      case VIDEO -> AssetKind.AUDIO;
      case PACK -> AssetKind.ARCHIVE;
      default -> kind;
    };
  }
}
