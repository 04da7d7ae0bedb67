package dev.loadstone.ui.add;

/** What becomes of a link of the list. */
enum Choice {
  ADD,
  SKIP,
  /** Under a name that nothing has. */
  RENAME,
  /** In place of the file that is there. */
  OVERWRITE
}
