package dev.paved.deployer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.deployer");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.paved.deployer.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void deployer_depends_on_no_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.catalog..",
                        "dev.paved.provisioner..",
                        "dev.paved.metrics..",
                        "dev.paved.integrations..",
                        "dev.paved.local..",
                        "dev.paved.cli..")
                .check(CLASSES);
    }
}
