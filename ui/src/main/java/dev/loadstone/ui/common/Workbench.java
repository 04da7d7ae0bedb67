package dev.loadstone.ui.common;

/** What the window gives each feature. */
public record Workbench(Notices notices, Sheets sheets, Desktop desktop, Preferences preferences) {}
