package dev.loadstone.ui.common;

/** How light the window is, as a person chose. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK
}
