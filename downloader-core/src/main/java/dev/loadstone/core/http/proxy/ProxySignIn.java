package dev.loadstone.core.http.proxy;

import dev.loadstone.core.http.digest.DigestQuestion;
import dev.loadstone.core.http.digest.DigestSession;
import dev.loadstone.core.model.SignIn;
import java.util.List;
import okhttp3.Challenge;
import org.jspecify.annotations.Nullable;

/** Tells a proxy who asks: by Basic, or by Digest from when it asked for that. Thread-safe. */
final class ProxySignIn {
  private final String user;
  private final String password;
  private final boolean digestOnly;
  private volatile @Nullable DigestSession digest;

  /**
   * Somebody's sign-in.
   *
   * @param digestOnly whether the password itself is never sent
   */
  ProxySignIn(String user, String password, boolean digestOnly) {
    this.user = user;
    this.password = password;
    this.digestOnly = digestOnly;
  }

  /**
   * The value of {@code Proxy-Authorization} for one request; null where nothing may be said yet.
   *
   * @param target as its request line names it
   */
  @Nullable String answer(String method, String target) {
    DigestSession session = digest;
    if (session != null) {
      return session.answer(method, target);
    }
    return digestOnly ? null : SignIn.basicAuthorization(user, password);
  }

  /**
   * Learns from a 407. True if the request is worth asking again: not where the proxy has seen the
   * right form of name and password and refused them.
   *
   * @param sent what the refused request said; null for nothing
   */
  boolean asked(List<Challenge> challenges, @Nullable String sent) {
    DigestQuestion question = DigestQuestion.strongest(challenges).orElse(null);
    if (question == null) {
      return false;
    }
    boolean refused = sent != null && sent.startsWith("Digest ") && !question.stale();
    digest = refused ? null : new DigestSession(question, user, password);
    return !refused;
  }
}
