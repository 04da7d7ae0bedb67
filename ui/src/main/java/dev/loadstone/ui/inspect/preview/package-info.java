/**
 * What a file looks like, read with bounds: nothing in it is trusted.
 *
 * <p>Blocks; any thread but the FX thread. Imports {@code core.library} and {@code
 * ui.common.picture}.
 */
@NullMarked
package dev.loadstone.ui.inspect.preview;

import org.jspecify.annotations.NullMarked;
