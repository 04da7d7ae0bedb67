package dev.loadstone.core.http.signin;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.digest.DigestSession;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What servers asked of whom, for all clients together. Thread-safe; holds passwords. */
public final class DigestSessions {
  private static final int MOST = 256;

  private final Map<Key, DigestSession> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, DigestSession> eldest) {
          return size() > MOST;
        }
      };

  /** Who is asked by whom; a password that changed is another. */
  record Key(Origin origin, String user, String password) {
    /** Null where nobody can sign in, or the request says already who is there. */
    static @Nullable Key of(HttpRequest request) {
      Secrets secrets = request.secrets();
      boolean said =
          secrets.headers().has("Authorization") || request.headers().has("Authorization");
      String password = secrets.password();
      return secrets.user() == null || said
          ? null
          : new Key(request.link().origin(), secrets.user(), password == null ? "" : password);
    }

    @Override
    public String toString() {
      return "Key[" + origin + "]";
    }
  }

  synchronized @Nullable DigestSession get(Key key) {
    return kept.get(key);
  }

  synchronized void put(Key key, DigestSession session) {
    kept.put(key, session);
  }

  /** Forgets what a server does not take. */
  synchronized void remove(Key key, DigestSession session) {
    kept.remove(key, session);
  }
}
