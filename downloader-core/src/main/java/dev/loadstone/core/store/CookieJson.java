package dev.loadstone.core.store;

import dev.loadstone.core.model.Cookie;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Cookies as a member of a JSON object of secrets. */
final class CookieJson {
  private static final String MEMBER = "cookies";

  private CookieJson() {}

  static void write(JsonGenerator json, List<Cookie> cookies) {
    json.writeName(MEMBER);
    json.writeStartArray();
    for (Cookie cookie : cookies) {
      json.writeStartObject();
      json.writeStringProperty("domain", cookie.domain());
      json.writeBooleanProperty("subdomains", cookie.subdomains());
      json.writeStringProperty("path", cookie.path());
      json.writeBooleanProperty("secure", cookie.secure());
      Instant expires = cookie.expires();
      Json.writeIfAny(json, "expires", expires == null ? null : expires.toString());
      json.writeStringProperty("name", cookie.name());
      json.writeStringProperty("value", cookie.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static List<Cookie> read(Json json) {
    return json.members().containsKey(MEMBER)
        ? json.objects(MEMBER).stream().map(CookieJson::readOne).toList()
        : List.of();
  }

  private static Cookie readOne(Json json) {
    String expires = json.textOrNull("expires");
    return new Cookie(
        json.text("domain"),
        json.is("subdomains"),
        json.text("path"),
        json.is("secure"),
        expires == null ? null : Instant.parse(expires),
        json.text("name"),
        json.text("value"));
  }
}
