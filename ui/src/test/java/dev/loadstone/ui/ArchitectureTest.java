package dev.loadstone.ui;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.loadstone.core.store.StoreException;

/** Holds the windows' shape: features know neither each other nor the window. */
@AnalyzeClasses(packages = "dev.loadstone.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String UI = "dev.loadstone.ui..";
  private static final String MIRROR = "dev.loadstone.ui.mirror..";
  private static final String COMMON = "dev.loadstone.ui.common..";
  private static final String[] DOORS = {
    "dev.loadstone.core",
    "dev.loadstone.core.export",
    "dev.loadstone.core.model",
    "dev.loadstone.core.request",
    "dev.loadstone.core.source",
    "dev.loadstone.core.words",
    "dev.loadstone.core.library"
  };

  @ArchTest
  static final ArchRule windowsUseTheEnginesFrontDoor =
      classes()
          .that()
          .resideInAPackage(UI)
          .should()
          .onlyDependOnClassesThat(
              resideOutsideOfPackage("dev.loadstone.core..")
                  .or(resideInAnyPackage(DOORS))
                  .or(type(StoreException.class)))
          .because("the engine changes inside without a change here");

  @ArchTest static final ArchRule downloads = featureKnowsNoOther("downloads");
  @ArchTest static final ArchRule add = featureKnowsNoOther("add");
  @ArchTest static final ArchRule inspect = featureKnowsNoOther("inspect");
  @ArchTest static final ArchRule library = featureKnowsNoOther("library");
  @ArchTest static final ArchRule request = featureKnowsNoOther("request");
  @ArchTest static final ArchRule settings = featureKnowsNoOther("settings");

  @ArchTest
  static final ArchRule mirrorKnowsTheEngineAlone =
      classes()
          .that()
          .resideInAPackage(MIRROR)
          .should()
          .onlyDependOnClassesThat(resideOutsideOfPackage(UI).or(resideInAnyPackage(MIRROR)))
          .because("what it mirrors is the same under every window");

  @ArchTest
  static final ArchRule mirrorNeedsNoScreen =
      noClasses()
          .that()
          .resideInAPackage(MIRROR)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
          .because("its tests run without one");

  @ArchTest
  static final ArchRule commonKnowsNoFeature =
      classes()
          .that()
          .resideInAPackage(COMMON)
          .should()
          .onlyDependOnClassesThat(resideOutsideOfPackage(UI).or(resideInAnyPackage(COMMON)))
          .because("what all share depends on none of them");

  private static ArchRule featureKnowsNoOther(String name) {
    String own = "dev.loadstone.ui." + name + "..";
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(UI).or(resideInAnyPackage(own, MIRROR, COMMON)))
        .allowEmptyShould(true)
        .because("features meet in the shell alone");
  }
}
