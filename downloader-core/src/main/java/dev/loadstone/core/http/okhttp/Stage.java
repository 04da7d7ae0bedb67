package dev.loadstone.core.http.okhttp;

/** What an exchange is busy with: what a failure at this moment means. */
enum Stage {
  RESOLVING,
  CONNECTING,
  SECURING,
  ASKING,
  RECEIVING
}
