package dev.paved.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.kit");

    @Test
    void kit_depends_on_no_service_and_not_on_the_local_stack() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.catalog..",
                        "dev.paved.provisioner..",
                        "dev.paved.deployer..",
                        "dev.paved.metrics..",
                        "dev.paved.integrations..",
                        "dev.paved.local..",
                        "dev.paved.cli..")
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.paved.kit.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
