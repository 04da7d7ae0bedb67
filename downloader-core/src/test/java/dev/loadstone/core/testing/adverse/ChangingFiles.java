package dev.loadstone.core.testing.adverse;

import static dev.loadstone.core.model.FailureCode.BODY_LENGTH_MISMATCH;
import static dev.loadstone.core.testing.adverse.Scene.CUT;

import dev.loadstone.core.testing.adverse.Behaviour.As;
import dev.loadstone.core.testing.adverse.Behaviour.Blind;
import dev.loadstone.core.testing.adverse.Behaviour.Cut;
import dev.loadstone.core.testing.adverse.Behaviour.If;
import dev.loadstone.core.testing.adverse.Behaviour.Slow;
import java.util.function.UnaryOperator;

/** Servers whose file changes, with better and worse ways to tell. */
public enum ChangingFiles implements BadServer {
  /** Another file with another entity tag after a cut. */
  NEW_ETAG(2, Expected.whole(), Terms.PLAIN, changed(r -> r)),

  /** The same, from a server that answers 206 whatever If-Range says. */
  NEW_ETAG_WITHOUT_IF_RANGE(
      2,
      Expected.whole(),
      Terms.PLAIN,
      (server, _, content) ->
          server.serve(
              Scene.PATH,
              Resource.of(content),
              Script.inTurn(
                  Behaviour.all(new As(Resource.of(other(content))), new Cut(CUT)),
                  new If("If-Range", Blind.to("If-Range"))))),

  /** Another file under the same entity tag after a cut: nothing tells. */
  SAME_ETAG(2, Expected.undetectable(), Terms.PLAIN, changed(r -> r.withEtag("\"same\""))),

  /** The same, with the checksum given: start over. */
  SAME_ETAG_WITH_CHECKSUM(
      10, Expected.whole(), Terms.CHECKSUM, changed(r -> r.withEtag("\"same\""))),

  /** The same entity tag and another size after a cut. */
  SAME_ETAG_OTHER_SIZE(
      2,
      Expected.whole(),
      Terms.PLAIN,
      (server, _, content) -> {
        Resource old =
            Resource.of(Content.of(~content.seed(), content.size() + 99)).withEtag("\"same\"");
        Resource now = Resource.of(content).withEtag("\"same\"");
        server.serve(Scene.PATH, now, Script.once(Behaviour.all(new As(old), new Cut(CUT))));
      }),

  /** Another file under the same weak entity tag. */
  WEAK_ETAG(
      2,
      Expected.whole(),
      Terms.PLAIN,
      changed(r -> r.withEtag("W/\"same\"").withLastModified(null))),

  /** Another file, and nothing to tell it by. */
  NO_VALIDATOR(2, Expected.whole(), Terms.PLAIN, changed(Resource::withoutValidators)),

  /** The same, with the checksum given. */
  NO_VALIDATOR_WITH_CHECKSUM(
      10, Expected.whole(), Terms.CHECKSUM, changed(Resource::withoutValidators)),

  /** Another file of the same second: Last-Modified equals Date. */
  WEAK_DATE(
      2, Expected.whole(), Terms.PLAIN, changed(r -> r.withEtag(null).withDate(r.lastModified()))),

  /** Last-Modified, but no Date to hold it against. */
  DATE_WITHOUT_DATE(
      2, Expected.whole(), Terms.PLAIN, changed(r -> r.withEtag(null).withDate(null))),

  /** No entity tag; Last-Modified long before Date; unchanged. */
  STRONG_DATE(2, Expected.resumed(), Terms.PLAIN, cut(r -> r.withEtag(null))),

  /** Another file with another strong date. */
  STRONG_DATE_CHANGED(
      2,
      Expected.whole(),
      Terms.PLAIN,
      (server, _, content) -> {
        Resource old = Resource.of(other(content)).withEtag(null);
        Resource now =
            Resource.of(content).withEtag(null).withLastModified("Wed, 01 Jan 2025 08:00:00 GMT");
        server.serve(
            Scene.PATH, now, Script.inTurn(Behaviour.all(new As(old), new Cut(CUT)), new As(now)));
      }),

  /** Another file under the same entity tag without quotes. */
  GARBLED_ETAG(
      2, Expected.whole(), Terms.PLAIN, changed(r -> r.withEtag("same").withLastModified(null))),

  /** Another file with another entity tag once segments are asked for; the first answer is cut. */
  CHANGED_UNDER_SEGMENTS(
      2,
      Expected.whole(),
      Terms.SEGMENTS,
      (server, _, content) -> {
        Resource old = Resource.of(other(content));
        server.serve(
            Scene.PATH,
            Resource.of(content),
            Script.once(Behaviour.all(new As(old), new Slow(20_000_000), new Cut(CUT))));
      }),

  /** Another file with each request, each cut. */
  CHANGES_EVERY_TIME(
      2,
      Expected.absent(BODY_LENGTH_MISMATCH),
      Terms.PLAIN,
      (server, _, content) ->
          server.serve(
              Scene.PATH,
              Resource.of(content),
              visit ->
                  Behaviour.all(
                      new As(Resource.of(Content.of(visit.ofPath(), content.size()))),
                      new Cut(CUT))));

  @SuppressWarnings("ImmutableEnumChecker") // Its setting is a function without state.
  private final Entry entry;

  ChangingFiles(int rule, Expected expected, Terms terms, Scene.Setting setting) {
    entry = new Entry(rule, expected, terms, setting);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  private static Content other(Content content) {
    return Content.of(~content.seed(), content.size());
  }

  /** The first answer is cut and of another content; all that follow are right. */
  private static Scene.Setting changed(UnaryOperator<Resource> shape) {
    return (server, _, content) -> {
      Resource old = shape.apply(Resource.of(other(content)));
      Resource now = shape.apply(Resource.of(content));
      Behaviour first = Behaviour.all(new As(old), new Cut(CUT));
      server.serve(Scene.PATH, now, Script.inTurn(first, new As(now)));
    };
  }

  /** The content stays; the first answer is cut. */
  private static Scene.Setting cut(UnaryOperator<Resource> shape) {
    return (server, _, content) ->
        server.serve(Scene.PATH, shape.apply(Resource.of(content)), Script.once(new Cut(CUT)));
  }
}
