package dev.loadstone.ui.add;

import java.util.List;

/** What a person may want to decide before a link is added. */
enum Issue {
  NONE,
  /** The link is in the queue. */
  IN_QUEUE,
  /** The same link for the same file stands earlier in the list. */
  TWICE,
  /** The target has a file of that name. */
  FILE_EXISTS,
  /** Another link of the list gives a file of that name. */
  SAME_NAME;

  /** What can be done about it; the first is done if nobody chooses. */
  List<Choice> choices() {
    return switch (this) {
      case NONE -> List.of(Choice.ADD, Choice.SKIP);
      case IN_QUEUE -> List.of(Choice.SKIP, Choice.ADD, Choice.RENAME);
      case TWICE -> List.of(Choice.SKIP, Choice.RENAME);
      case FILE_EXISTS -> List.of(Choice.RENAME, Choice.OVERWRITE, Choice.SKIP);
      case SAME_NAME -> List.of(Choice.RENAME, Choice.SKIP);
    };
  }
}
