package dev.paved.template;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.template");

    @Test
    void engine_needs_no_framework_and_no_service() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.paved.template..",
                        "dev.paved.catalog.model..",
                        "com.fasterxml.jackson..",
                        "com.networknt.schema..",
                        "org.jspecify..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void expressions_reach_no_files() {
        noClasses()
                .that()
                .resideInAPackage("dev.paved.template.nunjucks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.io..", "java.lang.reflect..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void packages_depend_on_each_other_one_way() {
        slices().matching("dev.paved.template.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
