package dev.loadstone.ui.common;

/** Tells a person something without asking for an answer. FX thread. */
public interface Notices {

  /** One line that goes by itself. */
  void tell(String text);

  /**
   * One line with something that can be done about it while it is there.
   *
   * @param run if it is done
   * @param gone if it is not, once that is certain; the window closing makes it certain
   */
  void offer(String text, String action, Runnable run, Runnable gone);

  /** What went wrong, in one line; stays until it is closed. */
  void problem(String text);
}
