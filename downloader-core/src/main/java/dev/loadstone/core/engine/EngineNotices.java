package dev.loadstone.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a person should know and no job's log says, one line each; grows. Thread-safe. */
final class EngineNotices implements Consumer<String> {
  private final List<String> all = new ArrayList<>();
  private final List<Consumer<String>> followers = new ArrayList<>();

  @Override
  public synchronized void accept(String notice) {
    all.add(notice);
    followers.forEach(each -> each.accept(notice));
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }

  /** Tells each notice once, those so far at once. */
  synchronized void follow(Consumer<String> follower) {
    all.forEach(follower);
    followers.add(follower);
  }

  synchronized void leave(Consumer<String> follower) {
    followers.remove(follower);
  }
}
