/**
 * What happens next, decided without doing it: transitions of a job, the order of the queue, limits
 * for hosts, delays before another attempt.
 *
 * <p>No I/O, clocks or threads: the time is an argument. Imports {@code model}.
 */
@NullMarked
package dev.loadstone.core.queue;

import org.jspecify.annotations.NullMarked;
