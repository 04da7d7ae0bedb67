/** JMH benchmarks of the engine's parts. */
@NullMarked
package dev.loadstone.bench;

import org.jspecify.annotations.NullMarked;
