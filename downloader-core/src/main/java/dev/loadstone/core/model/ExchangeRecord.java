package dev.loadstone.core.model;

import org.jspecify.annotations.Nullable;

/**
 * An exchange as history shows it.
 *
 * @param id the same while it runs and once it is kept; rises with the time of the beginning
 * @param job null for one that was made outside of a job
 * @param request the same for all hops of a request outside of jobs; 0 inside
 * @param running its facts still grow
 */
public record ExchangeRecord(
    long id, @Nullable JobId job, long request, boolean running, HttpExchange exchange) {}
