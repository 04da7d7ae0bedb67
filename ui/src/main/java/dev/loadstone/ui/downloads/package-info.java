/**
 * The queue: its table, its filters and what can be done with the jobs in it.
 *
 * <p>FX thread; what is asked of the engine runs elsewhere. Imports {@code mirror} and {@code
 * common}.
 */
@NullMarked
package dev.loadstone.ui.downloads;

import org.jspecify.annotations.NullMarked;
