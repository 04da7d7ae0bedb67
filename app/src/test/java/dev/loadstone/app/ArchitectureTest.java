package dev.loadstone.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.loadstone.app.cli.Interruption;
import dev.loadstone.core.store.StoreException;
import java.time.Instant;

/** Holds the program's shape: it speaks to the engine through its front door only. */
@AnalyzeClasses(packages = "dev.loadstone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOORS = {
    "dev.loadstone.core",
    "dev.loadstone.core.keychain",
    "dev.loadstone.core.model",
    "dev.loadstone.core.source",
    "dev.loadstone.core.words",
    "dev.loadstone.core.library",
    "dev.loadstone.core.export",
    "dev.loadstone.core.request"
  };

  @ArchTest
  static final ArchRule programUsesTheEnginesFrontDoor =
      classes()
          .that()
          .resideInAPackage("dev.loadstone.app..")
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.loadstone.core..")
                  .or(resideInAnyPackage(DOORS))
                  .or(type(StoreException.class)))
          .because("the engine changes inside without a change here");

  @ArchTest
  static final ArchRule engineKnowsNoProgram =
      noClasses()
          .that()
          .resideInAPackage("dev.loadstone.core..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.loadstone.app..")
          .because("it is a library that other programs use too");

  @ArchTest
  static final ArchRule commandLineKnowsNeitherDemoNorWindow =
      noClasses()
          .that()
          .resideInAPackage("dev.loadstone.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.loadstone.app",
              "dev.loadstone.app.demo..",
              "dev.loadstone.app.desktop..",
              "dev.loadstone.ui..")
          .because("demo and window are commands added from outside; it starts without them");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("dev.loadstone.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("an order of packages is what makes them readable one by one");

  @ArchTest
  static final ArchRule onlyMainTouchesTheProcess =
      noClasses()
          .that()
          .resideInAPackage("dev.loadstone.app..")
          .and()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("commands run in tests, many in one process");

  @ArchTest
  static final ArchRule onlyMainAndInterruptionEndTheProcess =
      noClasses()
          .that()
          .resideInAPackage("dev.loadstone.app..")
          .and()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(Interruption.class.getName())
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because("a command ends by returning its code");
}
