/** Fakes that the tests of several packages share; also packaged as a jar for other modules. */
@NullMarked
package dev.loadstone.core.testing;

import org.jspecify.annotations.NullMarked;
