package dev.loadstone.core.model;

import java.time.Instant;

/** One decision about a job, in words, without secrets. */
public record LogLine(JobId job, Instant at, String text) {}
