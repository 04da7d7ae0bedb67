/**
 * Links that a person gives become jobs: by paste, by drop, by the sheet.
 *
 * <p>FX thread. Imports {@code mirror}, {@code common} and {@code core.source}.
 */
@NullMarked
package dev.loadstone.ui.add;

import org.jspecify.annotations.NullMarked;
