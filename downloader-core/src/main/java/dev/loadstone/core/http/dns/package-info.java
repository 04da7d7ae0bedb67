/**
 * Hosts' names and addresses: which are local, and lookups that can be given up.
 *
 * <p>Any thread; a lookup runs on a virtual thread of its own. Imports nothing else of ours.
 */
@NullMarked
package dev.loadstone.core.http.dns;

import org.jspecify.annotations.NullMarked;
