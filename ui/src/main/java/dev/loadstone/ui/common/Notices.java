package dev.loadstone.ui.common;

/** Tells a person something without asking for an answer. FX thread. */
public interface Notices {

  /** One line that goes by itself. */
  void tell(String text);

  /** One line with something that can be done about it while it is there. */
  void offer(String text, String action, Runnable run);

  /**
   * One line about what was done, which can be undone while it is there.
   *
   * @param gone if it is not undone, once that is certain; the window closing makes it certain
   */
  void undoable(String text, Runnable undo, Runnable gone);

  /** What went wrong, in one line; stays until it is closed. */
  void problem(String text);
}
