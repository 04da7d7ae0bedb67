/**
 * Pictures of files, decoded no larger than they are shown and with bounds: nothing in a file is
 * trusted, and no file needs more memory than a screen of pixels and a few rows.
 *
 * <p>Blocks; any thread but the FX thread. Imports {@code core.library} alone.
 */
@NullMarked
package dev.loadstone.ui.common.picture;

import org.jspecify.annotations.NullMarked;
