package dev.paved.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.catalog");

    @Test
    void catalog_depends_on_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.provisioner..",
                        "dev.paved.deployer..",
                        "dev.paved.metrics..",
                        "dev.paved.integrations..",
                        "dev.paved.local..",
                        "dev.paved.cli..")
                .check(CLASSES);
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching("dev.paved.catalog.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
