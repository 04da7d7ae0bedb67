package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.HTTP_STATUS;
import static dev.loadstone.core.model.FailureCode.HTTP_STATUS_TEMPORARY;
import static dev.loadstone.core.model.FailureCode.SIGN_IN_NEEDED;
import static dev.loadstone.core.model.FailureCode.WRONG_CONTENT;
import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Above;
import dev.loadstone.core.testing.adverse.Behaviour.Say;
import dev.loadstone.core.testing.adverse.Behaviour.Set;
import dev.loadstone.core.testing.adverse.Behaviour.Slow;

/** Servers that answer with another status than 200. */
public enum Statuses implements BadServer {
  /** 404. */
  NOT_FOUND(23, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(404)))),

  /** 403. */
  FORBIDDEN(23, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(403)))),

  /** 410. */
  GONE(23, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(410)))),

  /** 401. */
  UNAUTHORIZED(
      23,
      Expected.absent(SIGN_IN_NEEDED),
      Terms.PLAIN,
      playing(
          Script.always(Say.status(401), new Set("WWW-Authenticate", "Basic realm=\"assets\"")))),

  /** 451. */
  LEGAL_REASONS(
      23, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(451)))),

  /** 511. */
  CAPTIVE_PORTAL(
      11,
      Expected.absent(HTTP_STATUS_TEMPORARY),
      Terms.PLAIN,
      playing(Script.always(Say.status(511)))),

  /** 299 and a page. */
  UNKNOWN_STATUS(
      11, Expected.absent(WRONG_CONTENT), Terms.PLAIN, playing(Script.always(Say.status(299)))),

  /** 500 once. */
  SERVER_ERROR_ONCE(23, Expected.whole(), Terms.PLAIN, playing(Script.once(Say.status(500)))),

  /** 502 once. */
  BAD_GATEWAY_ONCE(23, Expected.whole(), Terms.PLAIN, playing(Script.once(Say.status(502)))),

  /** 502 always. */
  ALWAYS_BAD_GATEWAY(
      23,
      Expected.absent(HTTP_STATUS_TEMPORARY),
      Terms.PLAIN,
      playing(Script.always(Say.status(502)))),

  /** 408 once. */
  REQUEST_TIMEOUT_ONCE(23, Expected.whole(), Terms.PLAIN, playing(Script.once(Say.status(408)))),

  /** 425 once. */
  TOO_EARLY_ONCE(23, Expected.whole(), Terms.PLAIN, playing(Script.once(Say.status(425)))),

  /** 503, come back in a second. */
  RETRY_AFTER_SECONDS(
      23,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.once(Behaviour.all(Say.status(503), new Set("Retry-After", "1"))))),

  /** 503, come back at a time that has passed by the server's clock. */
  RETRY_AFTER_DATE(
      23,
      Expected.whole(),
      Terms.PLAIN,
      playing(
          Script.once(Behaviour.all(Say.status(503), new Set("Retry-After", Resource.ANSWERED))))),

  /** 503, come back tomorrow, always. */
  RETRY_AFTER_A_DAY(
      18,
      Expected.absent(HTTP_STATUS_TEMPORARY),
      Terms.PLAIN,
      playing(Script.always(Say.status(503), new Set("Retry-After", "86400")))),

  /** 503, come back in more seconds than a number holds. */
  RETRY_AFTER_ABSURD(
      18,
      Expected.absent(HTTP_STATUS_TEMPORARY),
      Terms.PLAIN,
      playing(Script.always(Say.status(503), new Set("Retry-After", "99999999999999999999")))),

  /** 503 with a Retry-After that cannot be read, once. */
  RETRY_AFTER_GARBLED(
      23,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.once(Behaviour.all(Say.status(503), new Set("Retry-After", "soon"))))),

  /** 429 to more than two requests at once. */
  TOO_MANY_AT_ONCE(
      23,
      Expected.whole(),
      Terms.SEGMENTS,
      playing(Script.always(new Slow(10_000_000), new Above(2, Say.status(429))))),

  /** 429 with Retry-After, once. */
  TOO_MANY_ONCE(
      23,
      Expected.whole(),
      Terms.PLAIN,
      playing(Script.once(Behaviour.all(Say.status(429), new Set("Retry-After", "1")))));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  Statuses(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
