/** Fakes that tests of several packages share. */
@NullMarked
package dev.loadstone.core.testing;

import org.jspecify.annotations.NullMarked;
