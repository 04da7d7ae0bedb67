package dev.loadstone.ui.library;

/** How a published file is since, as far as somebody looked. */
enum Condition {
  UNCHECKED,
  /** Size and time are as they were. */
  UNTOUCHED,
  /** Every byte is as it was. */
  VERIFIED,
  MISSING,
  ALTERED,
  UNREADABLE;

  boolean isProblem() {
    return this == MISSING || this == ALTERED || this == UNREADABLE;
  }
}
