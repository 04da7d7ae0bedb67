/**
 * What a file looks like, read with bounds: nothing in it is trusted.
 *
 * <p>Blocks; any thread but the FX thread. Imports {@code core.library}, nothing of {@code ui}.
 */
@NullMarked
package dev.loadstone.ui.inspect.preview;

import org.jspecify.annotations.NullMarked;
