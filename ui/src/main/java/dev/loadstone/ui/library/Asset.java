package dev.loadstone.ui.library;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Receipt;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.value.ObservableValueBase;

/** One published file and how it is since. Listeners only while a cell shows it. FX thread. */
final class Asset extends ObservableValueBase<Asset> {
  private final Receipt receipt;
  private final String name;
  private final String sought;
  private Condition condition = Condition.UNCHECKED;

  Asset(Receipt receipt) {
    this.receipt = receipt;
    name = receipt.path().substring(receipt.path().lastIndexOf('/') + 1);
    sought = (receipt.path() + " " + receipt.link().origin().host()).toLowerCase(Locale.ROOT);
  }

  @Override
  public Asset getValue() {
    return this;
  }

  Receipt receipt() {
    return receipt;
  }

  String name() {
    return name;
  }

  AssetKind kind() {
    return receipt.kind();
  }

  Path file() {
    return receipt.file();
  }

  String host() {
    return receipt.link().origin().host();
  }

  Condition condition() {
    return condition;
  }

  /** Whether path or host have a text; lower case. */
  boolean mentions(String text) {
    return sought.contains(text);
  }

  void condition(Condition found) {
    if (condition != found) {
      condition = found;
      fireValueChangedEvent();
    }
  }
}
