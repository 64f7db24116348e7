package dev.paved.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.metrics");

    @Test
    void no_other_service_is_depended_on() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.catalog..",
                        "dev.paved.provisioner..",
                        "dev.paved.deployer..",
                        "dev.paved.integrations..",
                        "dev.paved.cli..",
                        "dev.paved.local..")
                .check(CLASSES);
    }

    @Test
    void features_are_free_of_cycles() {
        slices().matching("dev.paved.metrics.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
