/**
 * What a person sets for the whole program: folders, limits, what new downloads begin with, how
 * many requests are kept, how the window looks. Checked as it is typed, in force once it is left.
 *
 * <p>FX thread. Imports {@code mirror}, {@code common} and the engine's front door.
 */
@NullMarked
package dev.loadstone.ui.settings;

import org.jspecify.annotations.NullMarked;
