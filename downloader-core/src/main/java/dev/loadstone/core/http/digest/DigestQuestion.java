package dev.loadstone.core.http.digest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * What a server or a proxy asks by Digest (RFC 7616).
 *
 * @param session whether the secret is derived once for a session ({@code -sess})
 * @param counted whether answers are counted ({@code qop=auth}); not so in RFC 2069
 * @param stale whether only the nonce was refused
 */
public record DigestQuestion(
    String realm,
    String nonce,
    @Nullable String opaque,
    Algorithm algorithm,
    String algorithmName,
    boolean session,
    boolean counted,
    boolean utf8,
    boolean hashesUser,
    boolean stale) {

  /** The algorithms of RFC 7616 6.1, the strongest first. */
  enum Algorithm {
    SHA_512_256("SHA-512-256", "SHA-512/256"),
    SHA_256("SHA-256", "SHA-256"),
    MD5("MD5", "MD5");

    private final String title;
    private final String javaName;

    Algorithm(String title, String javaName) {
      this.title = title;
      this.javaName = javaName;
    }

    String javaName() {
      return javaName;
    }

    static Optional<Algorithm> named(String name) {
      return Arrays.stream(values()).filter(each -> each.title.equalsIgnoreCase(name)).findFirst();
    }
  }

  /** The strongest of those that can be answered. */
  public static Optional<DigestQuestion> strongest(List<Challenge> asked) {
    return asked.stream()
        .filter(each -> each.scheme().equalsIgnoreCase("Digest"))
        .map(each -> of(parameters(each)))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(DigestQuestion::algorithm));
  }

  /** Parameters of a challenge, names in lower case. */
  public static Map<String, String> parameters(Challenge challenge) {
    Map<String, String> parameters = new HashMap<>();
    challenge
        .authParams()
        .forEach(
            (name, value) -> {
              if (name != null) {
                parameters.put(name.toLowerCase(Locale.ROOT), value);
              }
            });
    return parameters;
  }

  private static Optional<DigestQuestion> of(Map<String, String> parameters) {
    String name = parameters.getOrDefault("algorithm", Algorithm.MD5.title);
    boolean session = name.toLowerCase(Locale.ROOT).endsWith("-sess");
    String base = session ? name.substring(0, name.length() - "-sess".length()) : name;
    Optional<Algorithm> algorithm = Algorithm.named(base);
    String nonce = parameters.get("nonce");
    String realm = parameters.get("realm");
    String qop = parameters.get("qop");
    boolean auth =
        qop != null
            && Arrays.asList(qop.toLowerCase(Locale.ROOT).split("[,\\s]+")).contains("auth");
    if (algorithm.isEmpty() || nonce == null || realm == null || (qop != null && !auth)) {
      return Optional.empty();
    }
    return Optional.of(
        new DigestQuestion(
            realm,
            nonce,
            parameters.get("opaque"),
            algorithm.get(),
            parameters.containsKey("algorithm") ? name : "",
            session,
            auth,
            "UTF-8".equalsIgnoreCase(parameters.get("charset")),
            "true".equalsIgnoreCase(parameters.get("userhash")),
            "true".equalsIgnoreCase(parameters.get("stale"))));
  }
}
