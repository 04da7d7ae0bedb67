/** What the tests of windows share. */
@NullMarked
package dev.loadstone.ui.testing;

import org.jspecify.annotations.NullMarked;
