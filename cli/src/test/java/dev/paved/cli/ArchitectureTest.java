package dev.paved.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.HttpURLConnection;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String[] SHARED_BY_FEATURES = {
        "dev.paved.cli.operation..",
        "dev.paved.cli.context..",
        "dev.paved.cli.http..",
        "dev.paved.cli.output..",
        "dev.paved.cli.failure..",
        "dev.paved.cli.shell..",
        "dev.paved.cli.json..",
        "dev.paved.cli.input..",
        "dev.paved.catalog.model..",
        "dev.paved.template..",
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.cli");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service",
                "catalog",
                "template",
                "deployment",
                "environment",
                "secret",
                "metrics",
                "event",
                "connect",
                "audit",
                "completion"
            })
    void a_feature_knows_no_other_feature(String feature) {
        String own = "dev.paved.cli." + feature + "..";
        classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(own)
                        .or(resideInAnyPackage(SHARED_BY_FEATURES))
                        .or(not(resideInAnyPackage("dev.paved.."))))
                .check(CLASSES);
    }

    @Test
    void packages_depend_on_each_other_one_way() {
        slices().matching("dev.paved.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_command_needs_the_jdk_and_what_starts_fast() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.paved.cli..",
                        "dev.paved.local..",
                        "dev.paved.catalog.model..",
                        "dev.paved.template",
                        "java..",
                        "com.sun.net.httpserver..",
                        "picocli..",
                        "com.fasterxml.jackson.core..",
                        "org.jspecify.."))
                .because("each class that is loaded makes every command slower")
                .check(CLASSES);
    }

    @Test
    void only_commands_on_golden_paths_load_the_engine_and_its_libraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.paved.cli.template..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.paved.template..")
                .check(CLASSES);
    }

    @Test
    void only_one_package_knows_how_json_is_read() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.paved.cli.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void only_one_package_speaks_to_the_platform() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.paved.cli.http..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(HttpURLConnection.class, Socket.class)
                .because("only there a change carries an idempotency key and is sent again when it was dropped")
                .check(CLASSES);
    }

    @Test
    void commands_end_no_process_and_print_to_the_shell_they_are_given() {
        noClasses()
                .that()
                .resideInAPackage("dev.paved.cli.*..")
                .and()
                .resideOutsideOfPackages("dev.paved.cli.training..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould(ACCESS_STANDARD_STREAMS)
                .because("tests run commands in their own process")
                .check(CLASSES);
    }
}
