package dev.loadstone.ui.add;

/**
 * A text that holds links: what was typed, or a list file that was dropped.
 *
 * @param name of the file; empty for what was typed
 */
record LinkSource(String name, String text) {

  /** How many lines it has, counted as editors do. */
  int lines() {
    return (int) text.lines().count();
  }
}
