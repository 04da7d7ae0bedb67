package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.HTTP_STATUS;
import static dev.loadstone.core.model.FailureCode.PROTOCOL_ERROR;
import static dev.loadstone.core.model.FailureCode.REDIRECT_LIMIT_REACHED;
import static dev.loadstone.core.model.FailureCode.REDIRECT_REFUSED;
import static dev.loadstone.core.testing.adverse.Scene.CUT;
import static dev.loadstone.core.testing.adverse.Scene.playing;

import dev.loadstone.core.testing.adverse.Behaviour.Drop;
import dev.loadstone.core.testing.adverse.Behaviour.Expires;
import dev.loadstone.core.testing.adverse.Behaviour.Redirect;
import dev.loadstone.core.testing.adverse.Behaviour.Say;
import dev.loadstone.core.testing.adverse.Behaviour.Status;

/** Servers that send the client elsewhere. */
public enum Redirections implements BadServer {
  /** Five redirects, one of each status, then the file. */
  CHAIN(13, Expected.whole(), Terms.PLAIN, Redirections::chain),

  /** A new redirect each time. */
  LONG_CHAIN(
      13,
      Expected.absent(REDIRECT_LIMIT_REACHED),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, Scene.PATH + "?{n}")))),

  /** A redirect to itself. */
  LOOP(
      13,
      Expected.absent(REDIRECT_LIMIT_REACHED),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, Scene.PATH)))),

  /** To a file: link. */
  TO_FILE(
      17,
      Expected.absent(REDIRECT_REFUSED),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, "file:///etc/passwd")))),

  /** To an ftp: link. */
  TO_FTP(
      17,
      Expected.absent(REDIRECT_REFUSED),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, "ftp://127.0.0.1/a")))),

  /** To a javascript: link. */
  TO_SCRIPT(
      17,
      Expected.absent(REDIRECT_REFUSED),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, "javascript:alert(1)")))),

  /** 302 without Location. */
  NOWHERE(
      13,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, ""), new Drop("Location")))),

  /** 302 to something that is no link. */
  GARBLED(
      13,
      Expected.absent(PROTOCOL_ERROR),
      Terms.PLAIN,
      playing(Script.always(new Redirect(302, "http://[::")))),

  /** 302 whose Location holds an encoded line break: it stays encoded. */
  LINE_BREAK_IN_LOCATION(
      16,
      Expected.whole(),
      Terms.PLAIN,
      (server, _, content) -> {
        server.serve(
            Scene.PATH,
            Resource.of(content),
            visit ->
                visit.request().target().contains("?")
                    ? Behaviour.normal()
                    : new Redirect(302, Scene.PATH + "?a%0d%0aX-Injected:%201"));
      }),

  /** 300 without a choice. */
  MULTIPLE_CHOICES(
      13, Expected.absent(HTTP_STATUS), Terms.PLAIN, playing(Script.always(Say.status(300)))),

  /** 304 to a request without condition. */
  NOT_MODIFIED_UNASKED(
      3, Expected.absent(PROTOCOL_ERROR), Terms.PLAIN, playing(Script.always(new Status(304)))),

  /** To another origin, which must not see a secret. */
  TO_OTHER_ORIGIN(
      12,
      Expected.whole(),
      Terms.PLAIN,
      (server, stranger, content) -> {
        String there = stranger.serve("/copy.bin", content);
        server.serve(Scene.PATH, Resource.of(content), Script.always(new Redirect(302, there)));
      }),

  /** To another origin and back: the secret stays away there. */
  TO_OTHER_ORIGIN_AND_BACK(
      12,
      Expected.whole(),
      Terms.PLAIN,
      (server, stranger, content) -> {
        String home = server.serve("/real.bin", content);
        String there =
            stranger.serve(
                "/copy.bin", Resource.of(content), Script.always(new Redirect(302, home)));
        server.serve(Scene.PATH, Resource.of(content), Script.always(new Redirect(302, there)));
      }),

  /** To the same address and port under another name: another origin too. */
  TO_OTHER_NAME(
      12,
      Expected.whole(),
      Terms.PLAIN,
      (server, _, content) -> {
        String there = server.serve("/copy.bin", content).replace("127.0.0.1", "localhost");
        server.serve(Scene.PATH, Resource.of(content), Script.always(new Redirect(307, there)));
      }),

  /** To another origin for each of several connections. */
  TO_OTHER_ORIGIN_SEGMENTS(
      12,
      Expected.whole(),
      Terms.SEGMENTS,
      (server, stranger, content) -> {
        String there = stranger.serve("/copy.bin", content);
        server.serve(Scene.PATH, Resource.of(content), Script.always(new Redirect(308, there)));
      }),

  /** To a signed link that works once; cut in the middle. */
  LINK_FOR_ONE_USE(23, Expected.resumed(), Terms.PLAIN, signed(new Expires(1, CUT))),

  /** To a signed link that gives 1 MiB, then 403. */
  LINK_FOR_SOME_BYTES(
      23, Expected.resumed(), Terms.PLAIN, signed(new Expires(Integer.MAX_VALUE, 1 << 20))),

  /** The same with several connections. */
  LINK_FOR_ONE_USE_SEGMENTS(23, Expected.whole(), Terms.SEGMENTS, signed(new Expires(1, CUT)));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  Redirections(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  private static void chain(AdverseServer server, AdverseServer stranger, Content content) {
    int[] statuses = {301, 302, 303, 307, 308};
    Resource resource = Resource.of(content);
    server.serve("/hop5", content);
    for (int i = 0; i < statuses.length; i++) {
      String path = i == 0 ? Scene.PATH : "/hop" + i;
      server.serve(path, resource, Script.always(new Redirect(statuses[i], "hop" + (i + 1))));
    }
  }

  private static Scene.Setting signed(Expires expiry) {
    return (server, _, content) -> {
      Resource resource = Resource.of(content);
      server.serve("/signed", resource, Script.always(expiry));
      server.serve(Scene.PATH, resource, Script.always(new Redirect(302, "/signed?token={n}")));
    };
  }
}
