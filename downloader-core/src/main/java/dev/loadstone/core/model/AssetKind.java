package dev.loadstone.core.model;

/** What a game would load a file as. */
public enum AssetKind {
  IMAGE,
  AUDIO,
  VIDEO,
  MODEL,
  FONT,
  ARCHIVE,
  PACK,
  DATA,
  TEXT,
  OTHER
}
