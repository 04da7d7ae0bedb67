/**
 * Published assets: a page of pictures or lines, what became of the files since, and where they
 * came from.
 *
 * <p>FX thread; files are looked at and decoded on threads of its own. Imports {@code mirror},
 * {@code common} and {@code core.library}.
 */
@NullMarked
package dev.loadstone.ui.library;

import org.jspecify.annotations.NullMarked;
