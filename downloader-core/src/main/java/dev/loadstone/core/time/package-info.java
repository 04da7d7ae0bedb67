/**
 * Wall time, which is stored, and monotonic time, which is measured: the only reader of clocks.
 *
 * <p>Any thread. Imports nothing else of ours.
 */
@NullMarked
package dev.loadstone.core.time;

import org.jspecify.annotations.NullMarked;
