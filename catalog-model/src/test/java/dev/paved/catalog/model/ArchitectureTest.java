package dev.paved.catalog.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void the_model_needs_the_jdk_and_a_yaml_parser_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.paved.catalog.model..", "org.snakeyaml.engine..", "java..", "org.jspecify..")
                .because("the command line uses it on a developer's machine")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.paved.catalog.model"));
    }
}
