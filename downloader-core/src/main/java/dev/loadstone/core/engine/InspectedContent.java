package dev.loadstone.core.engine;

import dev.loadstone.core.library.AssetInspector;
import dev.loadstone.core.library.ByteSource;
import dev.loadstone.core.library.Claim;
import dev.loadstone.core.library.Inspection;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.transfer.ContentCheck;
import java.io.IOException;

/** Lets transfers ask the library's inspector what a file is. */
final class InspectedContent implements ContentCheck {

  @Override
  public Finding check(Reader file, String name, String mediaType, long size)
      throws FailureException {
    try {
      Inspection seen =
          AssetInspector.inspect(ByteSource.of(size, file::read), new Claim(name, mediaType));
      String problem =
          seen.problem().filter(_ -> seen.isRefused()).map(Inspection.Problem::text).orElse(null);
      return new Finding(seen.kind(), seen.format(), problem);
    } catch (FailureException e) {
      throw e;
    } catch (IOException e) {
      throw new FailureException(
          FailureCode.FILE_CANT_OPEN, "could not read " + name + " again: " + e.getMessage());
    }
  }

  @Override
  public AssetKind promised(String name) {
    return Claim.of(name).kind();
  }
}
