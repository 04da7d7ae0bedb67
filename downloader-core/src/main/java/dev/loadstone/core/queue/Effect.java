package dev.loadstone.core.queue;

import dev.loadstone.core.model.Receipt;

/** What is to be done about one job once the decision is stored. */
public sealed interface Effect {

  record StartTransfer() implements Effect {}

  /** The transfer, if there is one, ends and keeps what it has. */
  record StopTransfer() implements Effect {}

  record Publish(Receipt receipt) implements Effect {}

  /** The part goes, and the published file too if asked; then the job is forgotten. */
  record DeleteFiles(boolean withFile) implements Effect {}
}
