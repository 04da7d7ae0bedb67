package dev.loadstone.core.export;

import dev.loadstone.core.model.HttpExchange;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;

/**
 * Phases in milliseconds by the rules of HAR 1.2: -1 where one did not happen, but for the last
 * three, which are 0 then; {@code ssl} lies inside {@code connect}.
 */
record HarTimings(
    BigDecimal blocked,
    BigDecimal dns,
    BigDecimal connect,
    BigDecimal ssl,
    BigDecimal send,
    BigDecimal waiting,
    BigDecimal receive) {
  private static final BigDecimal NONE = BigDecimal.ONE.negate();

  static HarTimings of(HttpExchange.Timing timing) {
    return new HarTimings(
        optional(timing.blocked()),
        optional(timing.resolving()),
        optional(timing.connecting()),
        timing.connecting() < 0 ? NONE : optional(timing.securing()),
        optional(timing.sending()).max(BigDecimal.ZERO),
        optional(timing.waiting()).max(BigDecimal.ZERO),
        optional(timing.receiving()).max(BigDecimal.ZERO));
  }

  private static BigDecimal optional(long micros) {
    return micros < 0 ? NONE : BigDecimal.valueOf(micros, 3);
  }

  BigDecimal total() {
    BigDecimal total = send.add(waiting).add(receive);
    for (BigDecimal each : new BigDecimal[] {blocked, dns, connect}) {
      total = total.add(each.max(BigDecimal.ZERO));
    }
    return total;
  }

  void write(JsonGenerator json) {
    json.writeObjectPropertyStart("timings");
    json.writeNumberProperty("blocked", blocked);
    json.writeNumberProperty("dns", dns);
    json.writeNumberProperty("connect", connect);
    json.writeNumberProperty("ssl", ssl);
    json.writeNumberProperty("send", send);
    json.writeNumberProperty("wait", waiting);
    json.writeNumberProperty("receive", receive);
    json.writeEndObject();
  }
}
