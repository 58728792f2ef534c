package org.reidrisk.report.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.reidrisk.policy.Outcome;

/**
 * The arrows of the house, as far as this module goes; each rule looks at no fewer classes than
 * now.
 */
class ArchitectureTest {
  private static final String ROOT = "org.reidrisk.report.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.reidrisk.report");

  private static void requireScanned(String packageName, int floor) {
    long scanned =
        CLASSES.stream().filter(c -> c.getPackageName().equals(ROOT + packageName)).count();
    assertThat(scanned).as("classes scanned in " + packageName).isGreaterThanOrEqualTo(floor);
  }

  @Test
  void enoughIsScanned() {
    requireScanned("cli", 13);
    requireScanned("document", 12);
    requireScanned("chart", 3);
    requireScanned("pdf", 10);
    requireScanned("linkage", 30);
  }

  @Test
  void linkage_drawsAndPrintsNothing() {
    requireScanned("linkage", 30);
    noClasses()
        .that()
        .resideInAPackage("..report.linkage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..report.document..",
            "..report.chart..",
            "..report.pdf..",
            "..report.cli..",
            "org.reidrisk.inventory..")
        .check(CLASSES);
  }

  @Test
  void packages_haveNoCycles() {
    enoughIsScanned();
    slices().matching("org.reidrisk.report.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void document_knowsNoRenderer() {
    requireScanned("document", 12);
    noClasses()
        .that()
        .resideInAPackage("..report.document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..report.chart..", "..report.pdf..", "..report.cli..", "com.lowagie..", "org.jfree..")
        .check(CLASSES);
  }

  @Test
  void linkage_knowsNoDocument() {
    requireScanned("linkage", 6);
    noClasses()
        .that()
        .resideInAPackage("..report.linkage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..report.document..", "..report.chart..", "..report.pdf..", "..report.cli..")
        .check(CLASSES);
  }

  @Test
  void document_computesNoRisk() {
    requireScanned("document", 12);
    noClasses()
        .that()
        .resideInAPackage("..report.document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.reidrisk.assess..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.reidrisk.table.Table")
        .check(CLASSES);
  }

  @Test
  void renderers_readNoTableAndNoRecord() {
    requireScanned("pdf", 10);
    // The outcome is a word that the document passes on.
    noClasses()
        .that()
        .resideInAnyPackage("..report.pdf..", "..report.chart..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.reidrisk.table..",
                    "org.reidrisk.group..",
                    "org.reidrisk.measure..",
                    "org.reidrisk.policy..",
                    "org.reidrisk.record..",
                    "org.reidrisk.assess..",
                    "..report.cli..")
                .and(not(equivalentTo(Outcome.class))))
        .check(CLASSES);
  }

  @Test
  void streamsAndExit_belongToCli() {
    enoughIsScanned();
    noClasses()
        .that()
        .resideOutsideOfPackage("..report.cli..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void everyPackage_isNullMarked() {
    List<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).distinct().toList();
    assertThat(packages).hasSizeGreaterThanOrEqualTo(4);
    assertThat(packages).allMatch(p -> p.isAnnotatedWith(NullMarked.class));
  }

  @Test
  void noSerialisationAnnotations() {
    enoughIsScanned();
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.annotation..")
        .check(CLASSES);
  }
}
