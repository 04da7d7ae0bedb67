package dev.loadstone.core.testing.adverse;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Ways a 206 can be wrong. */
public enum RangeLies {
  /** Another range than asked, and {@code Content-Range} says so. */
  OFFSET_MOVED {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      long from = Math.max(0, body.from() + by);
      return good.withBody(new Body.Slice(body.content(), from, body.to()))
          .with("Content-Range", range(from, body.to(), body.content().size()));
    }
  },
  /** Another range than asked, and {@code Content-Range} says it is the one asked for. */
  OFFSET_MOVED_IN_SECRET {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      long from = Math.max(0, body.from() + by);
      long to = Math.min(body.content().size(), from + body.to() - body.from());
      return good.withBody(new Body.Slice(body.content(), from, to));
    }
  },
  /** {@code Content-Range} ends later than the body. */
  END_TOO_FAR {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      return good.with(
          "Content-Range", range(body.from(), body.to() + by, body.content().size() + by));
    }
  },
  /** Less than asked, and {@code Content-Range} says so: allowed. */
  END_EARLY {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      long to = Math.min(body.to(), body.from() + by);
      return good.withBody(new Body.Slice(body.content(), body.from(), to))
          .with("Content-Range", range(body.from(), to, body.content().size()));
    }
  },
  /** Another size of the whole. */
  TOTAL_OFF {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      return good.with("Content-Range", range(body.from(), body.to(), body.content().size() + by));
    }
  },
  /** Size of the whole not told: allowed. */
  TOTAL_UNKNOWN {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      return good.with("Content-Range", "bytes " + body.from() + "-" + (body.to() - 1) + "/*");
    }
  },
  /** The range as the only part of a {@code multipart/byteranges}. */
  MULTIPART {
    @Override
    Reply tell(Reply good, Body.Slice body, long by) {
      String head =
          "--PART\r\nContent-Type: application/octet-stream\r\nContent-Range: "
              + range(body.from(), body.to(), body.content().size())
              + "\r\n\r\n";
      Body parts =
          new Body.Joined(
              List.of(
                  new Body.Bytes(head.getBytes(StandardCharsets.US_ASCII)),
                  body,
                  new Body.Bytes("\r\n--PART--\r\n".getBytes(StandardCharsets.US_ASCII))));
      return good.withBody(parts)
          .without("Content-Range")
          .with("Content-Type", "multipart/byteranges; boundary=PART");
    }
  };

  abstract Reply tell(Reply good, Body.Slice body, long by);

  private static String range(long from, long to, long size) {
    return "bytes " + from + "-" + (to - 1) + "/" + size;
  }
}
