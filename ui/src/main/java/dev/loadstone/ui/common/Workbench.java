package dev.loadstone.ui.common;

import javafx.beans.property.ObjectProperty;

/**
 * What the window gives each feature.
 *
 * @param theme how light the window is; in force at once
 */
public record Workbench(
    Notices notices,
    Sheets sheets,
    Desktop desktop,
    Preferences preferences,
    ObjectProperty<ThemeChoice> theme) {}
