package dev.paved.provisioner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.paved.provisioner");

    @Test
    void depends_on_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.catalog..",
                        "dev.paved.deployer..",
                        "dev.paved.metrics..",
                        "dev.paved.integrations..",
                        "dev.paved.local..")
                .check(CLASSES);
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching("dev.paved.provisioner.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void requests_and_targets_know_nothing_of_how_environments_are_kept() {
        noClasses()
                .that()
                .resideInAnyPackage("..manifest..", "..target..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..environment..")
                .check(CLASSES);
    }
}
