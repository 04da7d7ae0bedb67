/**
 * What may be recorded, shown or exported: texts without secrets, bounded.
 *
 * <p>Pure; any thread. Imports {@code model}.
 */
@NullMarked
package dev.loadstone.core.http.redaction;

import org.jspecify.annotations.NullMarked;
