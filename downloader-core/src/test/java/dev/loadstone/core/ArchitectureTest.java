package dev.loadstone.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Holds the shape: who may import whom, and who alone touches the world. */
@AnalyzeClasses(
    packages = "dev.loadstone.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modelImportsNothingOfOurs =
      mayImport("model").because("every other package speaks in its terms");

  @ArchTest
  static final ArchRule timeImportsNothingOfOurs = mayImport("time").because("it is the floor");

  @ArchTest
  static final ArchRule keychainImportsNothingOfOurs =
      mayImport("keychain").because("programs around the engine bring one");

  @ArchTest
  static final ArchRule queueIsPure =
      mayImport("queue", "model")
          .because("decisions are tested without a network, a disk or a clock");

  @ArchTest
  static final ArchRule wordsArePure =
      mayImport("words", "model").because("they are told where people are, not in the engine");

  @ArchTest
  static final ArchRule sourceIsPure =
      mayImport("source", "model").because("what a person pasted is read without asking anybody");

  @ArchTest
  static final ArchRule httpStandsAlone =
      mayImport("http", "model", "time").because("one exchange knows nothing of files and jobs");

  @ArchTest
  static final ArchRule httpPartsHaveAnOrder =
      slices()
          .assignedFrom(packagesUnder("dev.loadstone.core.http"))
          .should()
          .beFreeOfCycles()
          .because("each part of an exchange is read and replaced by itself");

  @ArchTest
  static final ArchRule onlyTheEdgeOpensOkHttp =
      noClasses()
          .that()
          .resideInAPackage("..core.http..")
          .and()
          .resideOutsideOfPackage("..core.http.okhttp..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..core.http.okhttp..")
          .because("what speaks HTTP is chosen by who opens the transport");

  @ArchTest
  static final ArchRule redactionIsPure =
      mayImport("http.redaction", "model").because("what may be kept is decided without I/O");

  @ArchTest
  static final ArchRule wireStandsAlone =
      mayImport("http.wire", "model").because("sockets know nothing of who uses them");

  @ArchTest
  static final ArchRule tlsKnowsNoClient =
      mayImport("http.tls", "http.wire", "http.redaction", "model", "time")
          .because("trust is decided the same for every client");

  @ArchTest
  static final ArchRule proxyStandsUnderTheClient =
      mayImport(
              "http.proxy",
              "http.wire",
              "http.tls",
              "http.dns",
              "http.digest",
              "http.redaction",
              "model")
          .because("a way to a server is no exchange");

  @ArchTest
  static final ArchRule diskStandsAlone =
      mayImport("disk", "model", "time").because("files know nothing of servers");

  @ArchTest
  static final ArchRule integrityStandsAlone =
      mayImport("integrity", "model").because("digests need bytes, not files or servers");

  @ArchTest
  static final ArchRule storeStandsAlone =
      mayImport("store", "model", "time", "keychain")
          .because("what survives a restart is plain records");

  @ArchTest
  static final ArchRule exportReadsRecords =
      mayImport("export", "http", "disk", "model")
          .because("what is handed to other programs is made of kept records only");

  @ArchTest
  static final ArchRule transferJoinsHttpAndDisk =
      mayImport("transfer", "http", "disk", "integrity", "model", "time")
          .because("an attempt does not know the queue, the store or the library");

  @ArchTest
  static final ArchRule requestJoinsHttpAndDisk =
      mayImport("request", "http", "disk", "model", "time")
          .because("a single request needs neither queue nor store");

  @ArchTest
  static final ArchRule libraryKnowsFiles =
      mayImport("library", "disk", "integrity", "model", "time")
          .because("a game's library is there without a queue");

  @ArchTest
  static final ArchRule noCycles =
      slices()
          .matching("dev.loadstone.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("an order of packages is what makes them readable one by one");

  @ArchTest
  static final ArchRule onlyHttpUsesOkHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("..core.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..")
          .because("the client can be replaced in one package");

  @ArchTest
  static final ArchRule onlyStoreUsesSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("..core.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..")
          .because("the database can be replaced in one package");

  @ArchTest
  static final ArchRule onlyTimeReadsClocks =
      noClasses()
          .that()
          .resideOutsideOfPackage("..core.time..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("tests must be able to hold time still");

  @ArchTest
  static final ArchRule nothingPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("the engine has no screen");

  @ArchTest
  static final ArchRule noVagueNames =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .because("a name says what a class is for");

  /** A slice for each package at or under the named one. */
  private static SliceAssignment packagesUnder(String root) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".")
            ? SliceIdentifier.of(name)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages under " + root;
      }
    };
  }

  /** Classes of a package use, of ours, only their own package, its parents and those named. */
  private static ClassesShouldConjunction mayImport(String name, String... others) {
    DescribedPredicate<JavaClass> foreign =
        DescribedPredicate.describe(
            "are of ours but not in " + name + " " + List.of(others),
            type -> {
              String prefix = "dev.loadstone.core";
              if (!type.getPackageName().startsWith(prefix) || in(type, name)) {
                return false;
              }
              return Arrays.stream(others).noneMatch(other -> in(type, other));
            });
    return noClassesIn(name, foreign);
  }

  private static ClassesShouldConjunction noClassesIn(
      String name, DescribedPredicate<JavaClass> foreign) {
    return classes()
        .that()
        .resideInAPackage("dev.loadstone.core." + name + "..")
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(foreign));
  }

  private static boolean in(JavaClass type, String name) {
    String full = "dev.loadstone.core." + name;
    return type.getPackageName().equals(full) || type.getPackageName().startsWith(full + ".");
  }
}
