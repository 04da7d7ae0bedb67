/**
 * Kept exchanges in forms that other programs read: a curl command line, an HTTP archive.
 *
 * <p>What comes in is redacted and stays so. Pure but for {@code HarFile}, which blocks on the
 * disk; any thread. Imports {@code model}, {@code http} for its redaction and {@code disk} for its
 * errors.
 */
@NullMarked
package dev.loadstone.core.export;

import org.jspecify.annotations.NullMarked;
