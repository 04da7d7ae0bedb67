/**
 * What happened to one job: its requests as they were on the wire, its segments, its decisions, its
 * file.
 *
 * <p>FX thread; the engine is asked, and files are read, elsewhere. Imports {@code mirror} and
 * {@code common}.
 */
@NullMarked
package dev.loadstone.ui.inspect;

import org.jspecify.annotations.NullMarked;
