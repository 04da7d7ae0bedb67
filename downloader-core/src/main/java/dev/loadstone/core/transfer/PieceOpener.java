package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;

/** Opens bodies that hold pieces of one file; any thread. */
interface PieceOpener {

  /**
   * Asks for a piece.
   *
   * @param number of the connection
   * @throws FailureException REMOTE_CHANGED if the answer belongs to another file
   */
  Stream open(ByteRange piece, int number) throws FailureException;

  /** Which link a connection asks. */
  Link link(int number);
}
