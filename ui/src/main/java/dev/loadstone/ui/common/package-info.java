/**
 * What all features share: commands, texts, figures, icons, notices, sheets, preferences.
 *
 * <p>FX thread. Imports {@code core} and its model; no feature, no mirror.
 */
@NullMarked
package dev.loadstone.ui.common;

import org.jspecify.annotations.NullMarked;
