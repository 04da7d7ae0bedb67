package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.HTTP_STATUS;
import static dev.loadstone.core.model.FailureCode.PROTOCOL_ERROR;
import static dev.loadstone.core.testing.adverse.Scene.CUT;
import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Add;
import dev.loadstone.core.testing.adverse.Behaviour.Blind;
import dev.loadstone.core.testing.adverse.Behaviour.Cut;
import dev.loadstone.core.testing.adverse.Behaviour.Drop;
import dev.loadstone.core.testing.adverse.Behaviour.Frame;
import dev.loadstone.core.testing.adverse.Behaviour.Gzip;
import dev.loadstone.core.testing.adverse.Behaviour.If;
import dev.loadstone.core.testing.adverse.Behaviour.LieAboutRange;
import dev.loadstone.core.testing.adverse.Behaviour.Say;
import dev.loadstone.core.testing.adverse.Behaviour.Set;
import dev.loadstone.core.testing.adverse.Behaviour.Status;
import dev.loadstone.core.testing.adverse.Reply.Framing;

/** Servers that cut the first answer and answer the request with a range in their own way. */
public enum RangeAnswers implements BadServer {
  /** Correctly. */
  GOOD(2, Expected.resumed(), Terms.PLAIN, playing(Script.resumedBy(CUT, Behaviour.normal()))),

  /** 200 and the whole file. */
  IGNORED(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, Blind.to("Range", "If-Range")))),

  /** 200 to If-Range under the same entity tag, 206 to Range alone. */
  IF_RANGE_REFUSED(
      2,
      Expected.resumed(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new If("If-Range", Blind.to("Range", "If-Range"))))),

  /** 206 of a range that starts later. */
  OFFSET_MOVED(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.OFFSET_MOVED, 4_096)))),

  /** 206 of a range that starts earlier. */
  OFFSET_MOVED_BACK(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.OFFSET_MOVED, -4_096)))),

  /** 206 with other bytes than Content-Range says; only the checksum tells. */
  OFFSET_MOVED_IN_SECRET(
      10,
      Expected.whole(),
      Terms.CHECKSUM,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.OFFSET_MOVED_IN_SECRET, -4_096)))),

  /** 206 whose Content-Range ends after the file. */
  END_TOO_FAR(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.END_TOO_FAR, 512)))),

  /** 206 of less than was asked, honestly. */
  END_EARLY(
      2,
      Expected.resumed(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.END_EARLY, 700_000)))),

  /** 206 with another total. */
  TOTAL_OFF(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.TOTAL_OFF, 1)))),

  /** 206 without a total. */
  TOTAL_UNKNOWN(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.TOTAL_UNKNOWN, 0)))),

  /** 206 without Content-Range. */
  WITHOUT_CONTENT_RANGE(
      3, Expected.whole(), Terms.PLAIN, playing(Script.resumedBy(CUT, new Drop("Content-Range")))),

  /** 206 whose Content-Range cannot be read. */
  GARBLED_CONTENT_RANGE(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new Set("Content-Range", "bytes some-more/of it")))),

  /** 206 in another unit than bytes. */
  OTHER_UNIT(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new Set("Content-Range", "lines 1-2/3")))),

  /** 206 with two different Content-Range lines. */
  TWO_CONTENT_RANGES(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new Add("Content-Range", "bytes 0-9/10")))),

  /** 206 with another entity tag. */
  OTHER_ETAG(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new Set("ETag", "\"other\"")))),

  /** 206 with the same entity tag made weak. */
  WEAKENED_ETAG(
      2,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new Set("ETag", "W/\"weak\"")))),

  /** 206 without entity tag. */
  WITHOUT_ETAG(2, Expected.whole(), Terms.PLAIN, playing(Script.resumedBy(CUT, new Drop("ETag")))),

  /** 206 as multipart/byteranges. */
  MULTIPART(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, new LieAboutRange(RangeLies.MULTIPART, 0)))),

  /** 206 in the coding gzip. */
  CODED(7, Expected.whole(), Terms.PLAIN, playing(Script.resumedBy(CUT, new Gzip()))),

  /** 206 whose body ends early, each time. */
  SHORT_BODY(8, Expected.resumed(), Terms.PLAIN, playing(Script.resumedBy(CUT, new Cut(500_000)))),

  /** 206 to a request without range. */
  UNASKED(
      3,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(
          Script.always(
              Blind.to("Range"),
              new Status(206),
              new Set("Content-Range", "bytes 0-99/" + Scene.SIZE)))),

  /** 416 with the size of the file although bytes are missing. */
  UNSATISFIABLE_SAME_SIZE(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(
          Script.resumedBy(
              CUT, Say.status(416), new Set("Content-Range", "bytes */" + Scene.SIZE)))),

  /** 416 with another size. */
  UNSATISFIABLE_OTHER_SIZE(
      3,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.resumedBy(CUT, Say.status(416), new Set("Content-Range", "bytes */99")))),

  /** 416 without a size. */
  UNSATISFIABLE_WITHOUT_SIZE(
      3, Expected.whole(), Terms.PLAIN, playing(Script.resumedBy(CUT, Say.status(416)))),

  /** All bytes in chunks, the last chunk missing; then correct answers. */
  ALL_BYTES_WITHOUT_END(
      8,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.once(new Frame(Framing.CHUNKED_WITHOUT_END)))),

  /** 416 to everything. */
  ALWAYS_UNSATISFIABLE(
      3, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(416)))),

  /** 403 to requests with a range only. */
  FORBIDDEN(3, Expected.whole(), Terms.PLAIN, playing(Script.resumedBy(CUT, Say.status(403)))),

  /** 501 to requests with a range only. */
  NOT_IMPLEMENTED(
      3, Expected.neverWrong(), Terms.PLAIN, playing(Script.resumedBy(CUT, Say.status(501)))),

  /** 503 with a page to the first request with a range, then correct. */
  ERROR_PAGE(
      11,
      Expected.resumed(),
      Terms.PLAIN,
      playing(Script.inTurn(new Cut(CUT), Say.status(503), Behaviour.normal()))),

  /** A login page with 200 to the first request with a range, then correct. */
  LOGIN_PAGE(
      11,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(
          Script.inTurn(
              new Cut(CUT),
              new Say(200, "text/html", "<html>sign in</html>"),
              Behaviour.normal()))),

  /** 206 with a Content-Digest, which covers the part only. */
  CONTENT_DIGEST(
      10,
      Expected.resumed(),
      Terms.PLAIN,
      playing(
          Script.resumedBy(
              CUT,
              new Set(
                  "Content-Digest", "sha-256=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:"))));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  RangeAnswers(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
