/**
 * What Loadstone talks about: links, headers, ranges, validators, jobs, states, failures.
 *
 * <p>Records and sealed types without I/O, clocks or threads of their own; every value is immutable
 * and may be shared between threads. Imports nothing else of ours.
 */
@NullMarked
package dev.loadstone.core.model;

import org.jspecify.annotations.NullMarked;
