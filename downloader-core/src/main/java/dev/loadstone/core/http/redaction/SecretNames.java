package dev.loadstone.core.http.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names whose values are secrets whoever gave them. */
final class SecretNames {
  private static final Set<String> HEADERS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "authentication-info",
          "proxy-authentication-info",
          "cookie",
          "cookie2",
          "set-cookie",
          "set-cookie2",
          "x-auth",
          "x-amz-credential",
          "x-amz-server-side-encryption-customer-key-md5");

  /** AWS, CloudFront, Azure, Google, Akamai, Discord, Facebook, nginx, OAuth, SAML. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "x-amz-credential",
          "x-goog-credential",
          "awsaccesskeyid",
          "googleaccessid",
          "key-pair-id",
          "policy",
          "sig",
          "hm",
          "oh",
          "key",
          "auth",
          "authorization",
          "assertion",
          "client_assertion",
          "code",
          "code_verifier",
          "hmac",
          "hdnea",
          "hdnts",
          "md5",
          "otp",
          "pass",
          "passwd",
          "pwd",
          "pw",
          "samlrequest",
          "samlresponse",
          "session",
          "session_id",
          "sid",
          "ticket",
          "credential",
          "credentials",
          "verify");

  private static final List<String> ENDINGS =
      List.of(
          "token",
          "signature",
          "secret",
          "password",
          "passphrase",
          "apikey",
          "api_key",
          "_key",
          "-key",
          "accesskey",
          "authkey",
          "secretkey",
          "privatekey",
          "licensekey",
          "sessionkey",
          "-sig",
          "_sig",
          "sessionid",
          "sessid",
          "jwt");

  private static final int MOST_ENCODINGS = 4;

  private SecretNames() {}

  /** Whether a header of that name, in any case, is one. */
  static boolean isHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return HEADERS.contains(lower) || endsAsSecret(lower);
  }

  /** Whether a query value of that name, in any case and encoding, is one. */
  static boolean isParameter(String encoded) {
    String name = decoded(encoded).strip().toLowerCase(Locale.ROOT);
    return PARAMETERS.contains(name) || endsAsSecret(name);
  }

  private static boolean endsAsSecret(String lower) {
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String name) {
    String plain = name;
    try {
      for (int i = 0; i < MOST_ENCODINGS && plain.indexOf('%') >= 0; i++) {
        plain = URLDecoder.decode(plain, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      return plain;
    }
    return plain;
  }
}
