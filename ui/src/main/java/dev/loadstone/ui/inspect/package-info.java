/**
 * What happened: to one job (its requests as they were on the wire, its segments, its decisions,
 * its file), and all requests over jobs and outside of them.
 *
 * <p>FX thread; the engine is asked, and files are read and written, elsewhere. Imports {@code
 * mirror}, {@code common} and {@code core.export}.
 */
@NullMarked
package dev.loadstone.ui.inspect;

import org.jspecify.annotations.NullMarked;
