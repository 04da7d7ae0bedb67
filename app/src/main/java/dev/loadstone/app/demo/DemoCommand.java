package dev.loadstone.app.demo;

import dev.loadstone.app.cli.Surroundings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "demo")
public final class DemoCommand implements Callable<Integer> {
  public DemoCommand(Surroundings surroundings) {}

  @Override
  public Integer call() {
    return 0;
  }
}
