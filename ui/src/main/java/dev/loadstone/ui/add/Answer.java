package dev.loadstone.ui.add;

import dev.loadstone.core.model.ProbedFile;

/** What is known of a link's file. */
sealed interface Answer {
  record NotAsked() implements Answer {}

  record Asking() implements Answer {}

  record Found(ProbedFile file) implements Answer {}

  /** The server gives no such file; in words. */
  record Refused(String words) implements Answer {}

  Answer NOT_ASKED = new NotAsked();
  Answer ASKING = new Asking();
}
