package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.testing.adverse.Reply.Fault;
import dev.loadstone.core.testing.adverse.Reply.Framing;
import java.util.List;

/**
 * One way to misbehave: bends the answer that a correct server would give. Composed with {@link
 * #all}, left to right; those that answer anew ({@link As}, {@link Blind}, {@link Say}) come first.
 */
public sealed interface Behaviour {

  /** The correct answer. */
  static Behaviour normal() {
    return new All(List.of());
  }

  /** The answer after bending. */
  Reply bend(Reply good, Visit visit, Resource resource);

  /** Each in turn, on what the one before made. */
  static Behaviour all(Behaviour... behaviours) {
    return new All(List.of(behaviours));
  }

  /** See {@link #all}. */
  record All(List<Behaviour> each) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      Reply reply = good;
      for (Behaviour behaviour : each) {
        reply = behaviour.bend(reply, visit, resource);
      }
      return reply;
    }
  }

  /** Answers as if another resource stood there. */
  record As(Resource other) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return GoodAnswer.to(visit.request(), other);
    }
  }

  /** Answers as if the request had no such headers: {@code Range}, {@code If-Range}… */
  record Blind(List<String> names) implements Behaviour {
    static Blind to(String... names) {
      return new Blind(List.of(names));
    }

    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return GoodAnswer.to(visit.request().without(names.toArray(String[]::new)), resource);
    }
  }

  /** Only if the request has the header. */
  record If(String header, Behaviour then) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return visit.request().headers().has(header) ? then.bend(good, visit, resource) : good;
    }
  }

  /** Another status and a short page instead of the file. */
  record Say(int status, String mediaType, String text) implements Behaviour {
    static Say status(int status) {
      return new Say(status, "text/html", "<html><body>" + status + "</body></html>\n");
    }

    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return GoodAnswer.text(status, text).with("Content-Type", mediaType);
    }
  }

  /** Another status line over the same head and body. */
  record Status(int status) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withStatus(status);
    }
  }

  /** One header line instead of all of that name. */
  record Set(String name, String value) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.with(name, value);
    }
  }

  /** One header line more. */
  record Add(String name, String value) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withHeaders(good.headers().plus(name, value));
    }
  }

  /** No header line of that name. */
  record Drop(String name) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.without(name);
    }
  }

  /** A {@code Content-Length} that is off; the body stays as it is. */
  record LengthOff(long by) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.with("Content-Length", Long.toString(good.body().length() + by));
    }
  }

  /** Frames the body otherwise, without {@code Content-Length}. */
  record Frame(Framing framing) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      Reply bare = good.without("Content-Length").withFraming(framing);
      return framing == Framing.CLOSE
          ? bare.with("Connection", "close")
          : bare.with("Transfer-Encoding", "chunked");
    }
  }

  /** Closes after so many bytes of the body. */
  record Cut(long after) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withFault(Fault.CUT, after);
    }
  }

  /** Any other fault. */
  record Fail(Fault fault, long after) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withFault(fault, after);
    }
  }

  /** No more than so many bytes a second on one connection. */
  record Slow(long bytesPerSecond) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withRate(bytesPerSecond);
    }
  }

  /** Bends only while more than so many answers are under way. */
  record Above(int running, Behaviour then) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return visit.running() > running ? then.bend(good, visit, resource) : good;
    }
  }

  /**
   * Redirects.
   *
   * @param location as sent; {@code {n}} stands for the number of the request for this path
   */
  record Redirect(int status, String location) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return GoodAnswer.text(status, "elsewhere\n")
          .with("Location", location.replace("{n}", Integer.toString(visit.ofPath())));
    }
  }

  /** A signed link: so many uses, so many bytes, then 403. */
  record Expires(int uses, long bytes) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      if (visit.ofTarget() > uses || visit.sentOfTarget() >= bytes) {
        return new Say(403, "application/xml", "<Error><Code>ExpiredToken</Code></Error>\n")
            .bend(good, visit, resource);
      }
      return good.withFault(Fault.CUT, bytes - visit.sentOfTarget());
    }
  }

  /** Another body under the same head; the length is told. */
  record Send(Body body) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.withBody(body);
    }
  }

  /** See {@link RangeLies}. */
  record LieAboutRange(RangeLies lie, long by) implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return good.body() instanceof Body.Slice slice ? lie.tell(good, slice, by) : good;
    }
  }

  /** The body in a content coding that nobody asked for; holds it in memory. */
  record Gzip() implements Behaviour {
    @Override
    public Reply bend(Reply good, Visit visit, Resource resource) {
      return Gzipped.reply(good);
    }
  }
}
