package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.BODY_LENGTH_MISMATCH;
import static dev.loadstone.core.model.FailureCode.BODY_SIZE_LIMIT_EXCEEDED;
import static dev.loadstone.core.model.FailureCode.NO_RESPONSE;
import static dev.loadstone.core.model.FailureCode.PROTOCOL_ERROR;
import static dev.loadstone.core.model.FailureCode.TIMEOUT;
import static dev.loadstone.core.testing.adverse.Scene.CUT;
import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Cut;
import dev.loadstone.core.testing.adverse.Behaviour.Fail;
import dev.loadstone.core.testing.adverse.Behaviour.Frame;
import dev.loadstone.core.testing.adverse.Behaviour.Send;
import dev.loadstone.core.testing.adverse.Behaviour.Slow;
import dev.loadstone.core.testing.adverse.Reply.Fault;
import dev.loadstone.core.testing.adverse.Reply.Framing;

/** Servers whose connections break or fall silent. */
public enum BrokenLines implements BadServer {
  /** Closes in the middle, once. */
  CUT_ONCE(8, Expected.resumed(), Terms.PLAIN, playing(Script.once(new Cut(CUT)))),

  /** Closes after a little of each answer. */
  CUT_IN_ALL_ANSWERS(8, Expected.resumed(), Terms.PLAIN, playing(Script.always(new Cut(400_000)))),

  /** Sends a head and never a byte of the body. */
  CUT_BEFORE_THE_FIRST_BYTE(
      8, Expected.absent(BODY_LENGTH_MISMATCH), Terms.PLAIN, playing(Script.always(new Cut(0)))),

  /** Resets in the middle, once. */
  RESET_ONCE(8, Expected.whole(), Terms.PLAIN, playing(Script.once(new Fail(Fault.RESET, CUT)))),

  /** Closes inside the head, once. */
  CUT_IN_HEAD_ONCE(
      8, Expected.whole(), Terms.PLAIN, playing(Script.once(new Fail(Fault.CUT_HEAD, 0)))),

  /** Falls silent in the middle, once. */
  STALL_ONCE(24, Expected.resumed(), Terms.PLAIN, playing(Script.once(new Fail(Fault.STALL, CUT)))),

  /** Sends a head, then nothing, always. */
  STALL_BEFORE_THE_FIRST_BYTE(
      24, Expected.absent(TIMEOUT), Terms.PLAIN, playing(Script.always(new Fail(Fault.STALL, 0)))),

  /** Takes the request and stays silent. */
  NEVER_ANSWERS(
      24,
      Expected.absent(TIMEOUT),
      Terms.PLAIN,
      playing(Script.always(new Fail(Fault.SILENCE, 0)))),

  /** Does not answer the first request. */
  SILENT_ONCE(24, Expected.whole(), Terms.PLAIN, playing(Script.once(new Fail(Fault.SILENCE, 0)))),

  /** Takes the request and closes. */
  HANGS_UP(
      8,
      Expected.absent(NO_RESPONSE),
      Terms.PLAIN,
      playing(Script.always(new Fail(Fault.HANG_UP, 0)))),

  /** Closes on the first request. */
  HANGS_UP_ONCE(8, Expected.whole(), Terms.PLAIN, playing(Script.once(new Fail(Fault.HANG_UP, 0)))),

  /** Cuts, then does not answer the first request with a range. */
  SILENT_ON_RESUME(
      24,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.inTurn(new Cut(CUT), new Fail(Fault.SILENCE, 0), Behaviour.normal()))),

  /** Sends its head one byte at a time. */
  DRIPPING_HEAD(
      24,
      Expected.neverWrong(),
      Terms.PLAIN,
      playing(Script.always(new Fail(Fault.DRIPPING_HEAD, Long.MAX_VALUE)))),

  /** Sends header lines without end. */
  ENDLESS_HEAD(
      18,
      Expected.absent(PROTOCOL_ERROR, TIMEOUT),
      Terms.PLAIN,
      playing(Script.always(new Fail(Fault.ENDLESS_HEAD, 0)))),

  /** Sends chunks without end. */
  ENDLESS_BODY(
      18,
      Expected.absent(BODY_SIZE_LIMIT_EXCEEDED),
      Terms.LIMITED,
      playing(Script.always(new Send(new Body.Endless()), new Frame(Framing.CHUNKED)))),

  /** Is slow on each connection. */
  SLOW_CONNECTIONS(
      24, Expected.whole(), Terms.SEGMENTS, playing(Script.always(new Slow(2_000_000)))),

  /** Resets every connection but one at a time. */
  REFUSES_THE_SECOND_CONNECTION(
      24,
      Expected.whole(),
      Terms.SEGMENTS,
      (server, _, content) ->
          server
              .atMostConnections(1)
              .serve(Scene.PATH, Resource.of(content), Script.always(new Slow(20_000_000))));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  BrokenLines(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
