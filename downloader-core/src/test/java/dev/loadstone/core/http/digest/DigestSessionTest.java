package dev.loadstone.core.http.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** Answers against the examples of RFC 7616 3.9 and its erratum 4897, and against its formulas. */
final class DigestSessionTest {
  private static final String RFC_7616 =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

  private static DigestSession session(
      String user, String password, String nonce, String... asked) {
    return new DigestSession(strongest(asked).orElseThrow(), user, password, () -> nonce);
  }

  @Test
  void answer_md5OfRfc7616_isThatOfTheRfc() {
    DigestSession session =
        session("Mufasa", "Circle of Life", CLIENT_NONCE, RFC_7616.formatted("MD5"));

    assertThat(session.answer("GET", "/dir/index.html"))
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\","
                + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
                + " uri=\"/dir/index.html\", response=\"8ca523f5e9506fed4657c9700eebdbec\","
                + " algorithm=MD5, opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\","
                + " qop=auth, nc=00000001, cnonce=\""
                + CLIENT_NONCE
                + "\"");
  }

  @Test
  void answer_sha256BesideMd5_isTheStronger() {
    DigestSession session =
        session(
            "Mufasa",
            "Circle of Life",
            CLIENT_NONCE,
            RFC_7616.formatted("MD5") + ", " + RFC_7616.formatted("SHA-256"));

    assertThat(session.answer("GET", "/dir/index.html"))
        .contains("algorithm=SHA-256")
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  @Test
  void answer_sha512WithHashedUser_isThatOfTheErratum() {
    DigestSession session =
        session(
            "J\u00e4s\u00f8n Doe",
            "Secret, or not?",
            "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v",
            "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256,"
                + " nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
                + " opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\","
                + " charset=UTF-8, userhash=true");

    // RFC 7616 printed other values here: erratum 4897.
    assertThat(session.answer("GET", "/doe.json"))
        .contains("username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\"")
        .contains("response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5\"")
        .contains("userhash=true");
  }

  @Test
  void answer_again_countsTheNonce() {
    DigestSession session = session("a", "b", "c", RFC_7616.formatted("MD5"));

    assertThat(session.answer("GET", "/")).contains("nc=00000001");
    assertThat(session.answer("GET", "/")).contains("nc=00000002");
    session.next("another");
    assertThat(session.answer("GET", "/")).contains("nc=00000001", "nonce=\"another\"");
  }

  @Test
  void answer_withoutQop_isThatOfRfc2069() {
    DigestSession session = session("u", "p", "c", "Digest realm=\"r\", nonce=\"n\"");

    // H(H(u:r:p):n:H(GET:/)), nothing counted.
    assertThat(session.answer("GET", "/"))
        .isEqualTo(
            "Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"/\", response=\""
                + md5(md5("u:r:p") + ":n:" + md5("GET:/"))
                + "\"");
  }

  @Test
  void answer_sessionAlgorithm_derivesTheSecretOnce() {
    DigestSession session = session("u", "p", "c", RFC_7616.formatted("MD5-sess"));
    String nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    String secret = md5(md5("u:http-auth@example.org:p") + ":" + nonce + ":c");

    assertThat(session.answer("GET", "/"))
        .contains(md5(secret + ":" + nonce + ":00000001:c:auth:" + md5("GET:/")));
    session.next("n2");
    assertThat(session.answer("GET", "/"))
        .contains(md5(secret + ":n2:00000001:c:auth:" + md5("GET:/")));
  }

  @Test
  void question_unknownAlgorithmOrQop_isNotAnswered() {
    assertThat(strongest("Digest realm=\"r\", nonce=\"n\", algorithm=WHIRLPOOL")).isEmpty();
    assertThat(strongest("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")).isEmpty();
    assertThat(strongest("Digest realm=\"r\"")).isEmpty();
    assertThat(strongest("Basic realm=\"r\"")).isEmpty();
  }

  @Test
  void answer_quotesInNames_areEscaped() {
    DigestSession session =
        session("a\"b\\c", "p", "c", "Digest realm=\"x\\\"y\", nonce=\"n\", qop=auth");

    assertThat(session.answer("GET", "/")).contains("username=\"a\\\"b\\\\c\"", "realm=\"x\\\"y\"");
  }

  private static Optional<DigestQuestion> strongest(String... asked) {
    Headers.Builder headers = new Headers.Builder();
    List.of(asked).forEach(each -> headers.addUnsafeNonAscii("WWW-Authenticate", each));
    Response answer =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(401)
            .message("")
            .headers(headers.build())
            .build();
    return DigestQuestion.strongest(answer.challenges());
  }

  private static String md5(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("MD5")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
