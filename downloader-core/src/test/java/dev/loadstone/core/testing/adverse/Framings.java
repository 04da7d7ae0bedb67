package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.BODY_DECOMPRESS_FAILED;
import static dev.loadstone.core.model.FailureCode.BODY_LENGTH_MISMATCH;
import static dev.loadstone.core.model.FailureCode.CHECKSUM_MISMATCH;
import static dev.loadstone.core.model.FailureCode.PROTOCOL_ERROR;
import static dev.loadstone.core.model.FailureCode.WRONG_CONTENT;
import static dev.loadstone.core.testing.adverse.Scene.CUT;
import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Add;
import dev.loadstone.core.testing.adverse.Behaviour.Blind;
import dev.loadstone.core.testing.adverse.Behaviour.Cut;
import dev.loadstone.core.testing.adverse.Behaviour.Drop;
import dev.loadstone.core.testing.adverse.Behaviour.Frame;
import dev.loadstone.core.testing.adverse.Behaviour.Gzip;
import dev.loadstone.core.testing.adverse.Behaviour.LengthOff;
import dev.loadstone.core.testing.adverse.Behaviour.Say;
import dev.loadstone.core.testing.adverse.Behaviour.Set;
import dev.loadstone.core.testing.adverse.Behaviour.Status;
import dev.loadstone.core.testing.adverse.Reply.Framing;

/** Servers that frame or code the body badly, or unusually. */
public enum Framings implements BadServer {
  /** Content-Length promises more than comes. */
  LENGTH_TOO_LONG(
      8,
      Expected.absent(BODY_LENGTH_MISMATCH),
      Terms.PLAIN,
      playing(Script.always(Blind.to("Range", "If-Range"), new LengthOff(1_000)))),

  /** Content-Length promises less than comes; only the checksum tells. */
  LENGTH_TOO_SHORT(
      8,
      Expected.absent(CHECKSUM_MISMATCH),
      Terms.CHECKSUM,
      playing(Script.always(Blind.to("Range", "If-Range"), new LengthOff(-1_000)))),

  /** Two Content-Lengths that differ. */
  TWO_LENGTHS(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Add("Content-Length", "99")))),

  /** Two different Content-Lengths on one line. */
  LENGTH_LIST(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Set("Content-Length", Scene.SIZE + ", 99")))),

  /** A negative Content-Length. */
  LENGTH_NEGATIVE(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Set("Content-Length", "-1")))),

  /** A Content-Length that no number holds. */
  LENGTH_BEYOND_64_BITS(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Set("Content-Length", "99999999999999999999999")))),

  /** A Content-Length larger than any disk. */
  LENGTH_OF_AN_EXABYTE(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(
          Script.always(
              Blind.to("Range", "If-Range"), new Set("Content-Length", "1152921504606846976")))),

  /** A Content-Length that is no number. */
  LENGTH_GARBLED(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Set("Content-Length", "12abc")))),

  /** Content-Length and chunks at once. */
  LENGTH_AND_CHUNKS(
      8,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(Script.always(new Frame(Framing.CHUNKED), new Set("Content-Length", "99")))),

  /** Chunks, so no length is known: allowed. */
  CHUNKED(
      8,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.always(Blind.to("Range"), new Frame(Framing.CHUNKED)))),

  /** Chunks that end in the middle, once. */
  CHUNKED_CUT_ONCE(
      8,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.once(Behaviour.all(new Frame(Framing.CHUNKED), new Cut(CUT))))),

  /** Chunks without the last one, always. */
  LAST_CHUNK_MISSING(
      8,
      Expected.absent(BODY_LENGTH_MISMATCH),
      Terms.PLAIN,
      playing(Script.always(Blind.to("Range"), new Frame(Framing.CHUNKED_WITHOUT_END)))),

  /** A chunk whose size is no number. */
  CHUNK_GARBLED(
      8,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Frame(Framing.CHUNKED_GARBLED)))),

  /** The end is told by closing: allowed. */
  CLOSE_DELIMITED(
      8,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.always(Blind.to("Range"), new Frame(Framing.CLOSE)))),

  /** The same, cut: only the checksum tells. */
  CLOSE_DELIMITED_CUT(
      8,
      Expected.neverWrong(),
      Terms.CHECKSUM,
      playing(Script.once(Behaviour.all(new Frame(Framing.CLOSE), new Cut(CUT))))),

  /** gzip although identity was asked for. */
  CODED(
      7,
      Expected.absent(BODY_DECOMPRESS_FAILED),
      Terms.PLAIN,
      playing(Script.always(Blind.to("Range", "If-Range"), new Gzip()))),

  /** A content coding that nobody knows. */
  CODING_UNKNOWN(
      7,
      Expected.absent(BODY_DECOMPRESS_FAILED),
      Terms.PLAIN,
      playing(Script.always(new Set("Content-Encoding", "x-secret")))),

  /** 204. */
  NO_CONTENT(
      11,
      Expected.absent(WRONG_CONTENT),
      Terms.PLAIN,
      playing(Script.always(new Status(204), new Drop("Content-Length")))),

  /** A login page with 200 for a pack. */
  LOGIN_PAGE(
      11,
      Expected.absent(WRONG_CONTENT),
      Terms.PACK,
      (server, _, content) ->
          server.serve(
              "/game.pck",
              Resource.of(content),
              Script.always(
                  new Say(
                      200, "text/html; charset=utf-8", "<!DOCTYPE html><html>sign in</html>")))),

  /** The same as application/octet-stream. */
  LOGIN_PAGE_IN_DISGUISE(
      11,
      Expected.absent(WRONG_CONTENT),
      Terms.PACK,
      (server, _, content) ->
          server.serve(
              "/game.pck",
              Resource.of(content),
              Script.always(
                  new Say(
                      200, "application/octet-stream", "<!DOCTYPE html><html>sign in</html>")))),

  /** A header value with a bare CR before something like a header. */
  BARE_CR_IN_HEADER(
      16,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(Script.always(new Add("X-Note", "a\rContent-Length: 5")))),

  /** A header value over two lines. */
  FOLDED_HEADER(
      16,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(Script.always(new Add("X-Note", "a\r\n  Content-Length: 5")))),

  /** A header line without a colon. */
  HEADER_WITHOUT_COLON(
      16,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(Script.always(new Add("X-Note", "a\r\nno colon here"))));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  Framings(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
