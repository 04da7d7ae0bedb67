package dev.loadstone.ui.request;

/** What a person sends along. */
enum BodyKind {
  NONE,
  JSON,
  TEXT,
  FORM,
  /** Values and files; a value that begins with {@code @} names a file. */
  MULTIPART,
  FILE
}
