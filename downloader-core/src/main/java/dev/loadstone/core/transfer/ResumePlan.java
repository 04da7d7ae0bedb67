package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.model.Validator.LastModified;
import dev.loadstone.core.model.Validator.None;
import dev.loadstone.core.model.Validator.StrongEtag;
import dev.loadstone.core.transfer.Ask.Part;
import dev.loadstone.core.transfer.Ask.Proof;
import dev.loadstone.core.transfer.Ask.Whole;
import dev.loadstone.core.transfer.Decision.AlreadyWhole;
import dev.loadstone.core.transfer.Decision.AskAgain;
import dev.loadstone.core.transfer.Decision.Continue;
import dev.loadstone.core.transfer.Decision.Refuse;
import dev.loadstone.core.transfer.Decision.StartOver;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to ask for and what an answer allows, so that bytes of two files are never joined
 * (RFC 9110 13.1.5, 14.4, 15.3.7, 15.5.17). Pure; the rungs only lead down: If-Range, the range
 * alone with validators compared, the whole file.
 *
 * @param link the link that is asked
 * @param part whose bytes are there; null if there are none
 * @param present which bytes are there
 * @param guarded whether a checksum of the whole file is known beforehand
 * @param unproven whether a person chose to join bytes that nothing proves
 */
record ResumePlan(
    Link link,
    PartFile.@Nullable Identity part,
    RangeSet present,
    boolean guarded,
    boolean unproven) {

  /**
   * An answer's head.
   *
   * @param length of the body, -1 if unknown
   * @param at when it came
   * @param way how it was asked for
   */
  record Head(int status, Headers headers, long length, Instant at, HttpAnswer.Way way) {
    Head(int status, Headers headers, long length, Instant at) {
      this(status, headers, length, at, HttpAnswer.Way.STRAIGHT);
    }
  }

  /** The first thing to ask for. */
  AskAgain first() {
    if (part == null || present.isEmpty()) {
      return new AskAgain(new Whole(), "");
    }
    Optional<Proof> proof = proof(part);
    long from = present.prefix();
    if (proof.isPresent()) {
      String how = from == 0 ? "" : ": asking for what is missing from byte " + from + " on";
      return new AskAgain(firstMissing(proof.get()), words(proof.get()) + how);
    }
    return new AskAgain(new Whole(), cannotProve(part));
  }

  /** The request for one piece of the file beside those that other connections fetch. */
  Optional<Part> piece(ByteRange range) {
    return part == null
        ? Optional.empty()
        : proof(part).map(proof -> new Part(range, false, proof));
  }

  /** What the answer to the request allows. */
  Decision judge(Ask asked, Head head) {
    if (head.status() == 206 && asked instanceof Part wanted) {
      return partial(wanted, head);
    }
    if (head.status() == 416 && asked instanceof Part wanted) {
      return unsatisfiable(wanted, head);
    }
    if (head.status() == 304 && asked instanceof Ask.IfChanged) {
      return new Decision.Unchanged("the server's file is the one published before (304)");
    }
    if (head.status() != 200) {
      return new Refuse(Refusals.of(asked, head));
    }
    Optional<Failure> coded = Refusals.coded(head.headers());
    if (coded.isPresent()) {
      return new Refuse(coded.get());
    }
    return asked instanceof Part wanted ? wholeInstead(wanted, head) : new StartOver("");
  }

  private Optional<Proof> proof(PartFile.Identity whose) {
    boolean sameLink = whose.isOf(link);
    if (sameLink && whose.validator().isStrong()) {
      return Optional.of(new Proof.IfRange(whose.validator()));
    }
    if (guarded) {
      return Optional.of(new Proof.ByChecksum());
    }
    return unproven ? Optional.of(new Proof.Nothing()) : Optional.empty();
  }

  private Part firstMissing(Proof proof) {
    long size = size();
    if (size == RemoteFile.UNKNOWN) {
      long from = present.prefix();
      return new Part(new ByteRange(from, Long.MAX_VALUE), true, proof);
    }
    RangeSet gaps = present.gaps(size);
    if (gaps.isEmpty()) {
      return new Part(new ByteRange(size - 1, size), false, proof);
    }
    ByteRange gap = gaps.ranges().getFirst();
    return new Part(gap, gap.end() == size, proof);
  }

  private Decision partial(Part asked, Head head) {
    Optional<Failure> coded = Refusals.coded(head.headers());
    if (coded.isPresent()) {
      return new Refuse(coded.get());
    }
    String wrong = wrongRange(asked, head);
    if (wrong.isEmpty()) {
      wrong = wrongValidator(asked.proof(), head.headers());
    }
    if (!wrong.isEmpty()) {
      return new AskAgain(new Whole(), wrong);
    }
    ContentRange got = ContentRange.of(head.headers()).orElseThrow();
    ByteRange range = Objects.requireNonNull(got.range());
    if (present.isWhole(got.total())) {
      return new AlreadyWhole(got.total(), "all " + got.total() + " bytes are there already");
    }
    return new Continue(
        range,
        got.total(),
        "going on at byte " + range.start() + " of " + got.total() + ": " + proved(asked.proof()));
  }

  /** What the range of a 206 contradicts; empty if nothing. */
  private String wrongRange(Part asked, Head head) {
    if (head.headers()
        .first("Content-Type")
        .orElse("")
        .strip()
        .toLowerCase(Locale.ROOT)
        .startsWith("multipart/byteranges")) {
      return "206 with several parts, asked for one";
    }
    Optional<ContentRange> stated = ContentRange.of(head.headers());
    if (stated.isEmpty() || stated.get().range() == null) {
      return "206 without one usable Content-Range";
    }
    ByteRange got = Objects.requireNonNull(stated.get().range());
    long total = stated.get().total();
    String said = "206 covers " + got.start() + "-" + (got.end() - 1) + "/" + total;
    if (got.start() != asked.range().start()) {
      return said + ", asked from " + asked.range().start();
    }
    if (total == RemoteFile.UNKNOWN) {
      return said + " without saying how long the file is";
    }
    if (size() != RemoteFile.UNKNOWN && size() != total) {
      return "206 but total changed " + size() + " -> " + total;
    }
    if (!asked.open() && got.end() > asked.range().end()) {
      return said + ", asked up to " + (asked.range().end() - 1);
    }
    if (head.length() >= 0 && head.length() != got.length()) {
      return said + " but its body has " + head.length() + " bytes";
    }
    return "";
  }

  private static String wrongValidator(Proof proof, Headers answer) {
    return switch (proof) {
      case Proof.IfRange(StrongEtag(String tag)) -> wrongTag(tag, answer);
      case Proof.Compared(StrongEtag(String tag)) -> wrongTag(tag, answer);
      case Proof.IfRange(LastModified(String date)) ->
          wrongDate(date, answer.first("Last-Modified").orElse(date));
      case Proof.Compared(LastModified(String date)) ->
          wrongDate(date, answer.first("Last-Modified").orElse("none"));
      case Proof.IfRange(None _), Proof.Compared(None _) -> "206 without a validator";
      case Proof.ByChecksum _, Proof.Nothing _ -> "";
    };
  }

  private static String wrongTag(String tag, Headers answer) {
    String got = answer.first("ETag").map(String::strip).orElse("none");
    return got.equals(tag) ? "" : "206 but the entity tag changed " + tag + " -> " + got;
  }

  private static String wrongDate(String date, String got) {
    return got.strip().equals(date.strip())
        ? ""
        : "206 but Last-Modified changed " + date + " -> " + got;
  }

  /** A 200 although only a part was asked for. */
  private Decision wholeInstead(Part asked, Head head) {
    boolean sameLength = size() == RemoteFile.UNKNOWN || head.length() == size();
    if (!(asked.proof() instanceof Proof.IfRange(Validator before))) {
      return new StartOver("the server sent the whole file instead of the range");
    }
    Validator after = Validator.of(head.headers());
    if (before.equals(after) && before.isStrong() && sameLength) {
      return new AskAgain(
          asked.with(new Proof.Compared(before)),
          "the server sent the whole file although "
              + words(before)
              + " is unchanged: asking again without If-Range");
    }
    if (before.equals(after)) {
      return new StartOver("the length changed (" + size() + " -> " + head.length() + ")");
    }
    return new StartOver(
        "the file changed on the server (" + words(before) + " -> " + seen(head) + ")");
  }

  private Decision unsatisfiable(Part asked, Head head) {
    long total = ContentRange.of(head.headers()).map(ContentRange::total).orElse(-1L);
    boolean known = size() == RemoteFile.UNKNOWN || size() == total;
    boolean byIfRange = !(asked.proof() instanceof Proof.Compared);
    if (total > 0 && known && byIfRange && present.isWhole(total)) {
      return new AlreadyWhole(total, "416 with */" + total + ": all bytes are there already");
    }
    String size = total < 0 ? "no size" : "size " + total;
    return new AskAgain(new Whole(), "416 with " + size + ", " + present.length() + " bytes here");
  }

  private long size() {
    return part == null ? RemoteFile.UNKNOWN : part.size();
  }

  private String cannotProve(PartFile.Identity whose) {
    return whose.isOf(link)
        ? "the server gave nothing that proves the file is still the same"
        : "the bytes that are there came from another link";
  }

  private static String proved(Proof proof) {
    return switch (proof) {
      case Proof.IfRange(StrongEtag _), Proof.Compared(StrongEtag _) ->
          "the entity tag is unchanged";
      case Proof.IfRange(Validator _), Proof.Compared(Validator _) -> "Last-Modified is unchanged";
      case Proof.ByChecksum _ -> "the checksum given will tell";
      case Proof.Nothing _ -> "unproven, as chosen";
    };
  }

  private static String words(Proof proof) {
    return switch (proof) {
      case Proof.IfRange(Validator validator) ->
          "going on if " + words(validator) + " is unchanged";
      case Proof.Compared(Validator validator) -> "comparing " + words(validator);
      case Proof.ByChecksum _ -> "going on because the checksum given will tell";
      case Proof.Nothing _ -> "going on unproven, as chosen";
    };
  }

  private static String words(Validator validator) {
    return switch (validator) {
      case StrongEtag(String tag) -> "the entity tag " + tag;
      case LastModified(String date) -> "Last-Modified " + date;
      case None _ -> "nothing";
    };
  }

  private static String seen(Head head) {
    return head.headers()
        .first("ETag")
        .or(() -> head.headers().first("Last-Modified"))
        .orElse("none");
  }
}
