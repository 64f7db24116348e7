package dev.paved.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String[] SEEN_BY_THE_COMMAND_LINE = {
        "dev.paved.local.command..",
        "dev.paved.local.stack..",
        "dev.paved.local.process..",
        "dev.paved.local.json..",
        "dev.paved.local.identity.."
    };

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.paved.local");

    @Test
    void what_the_command_line_loads_needs_only_the_jdk_and_picocli() {
        classes()
                .that()
                .resideInAnyPackage(SEEN_BY_THE_COMMAND_LINE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(SEEN_BY_THE_COMMAND_LINE)
                        .or(resideInAnyPackage("java..", "com.sun.management..", "picocli..", "org.jspecify.."))
                        .or(nameMatching("dev\\.paved\\.local\\.supervisor\\.SupervisorProcess")))
                .because("the cli module has none of the local stack's libraries on its class path")
                .check(classes);
    }

    @Test
    void the_supervisor_is_started_with_the_jdk_alone() {
        classes()
                .that(nameMatching("dev\\.paved\\.local\\.supervisor\\.SupervisorProcess"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(SEEN_BY_THE_COMMAND_LINE)
                        .or(resideInAnyPackage("java..", "org.jspecify.."))
                        .or(nameMatching("dev\\.paved\\.local\\.supervisor\\.SupervisorProcess")))
                .check(classes);
    }

    @Test
    void the_supervisor_asks_no_clock_that_may_be_set() {
        noClasses()
                .that()
                .resideInAPackage("dev.paved.local.supervisor..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .because("a step of the clock is no reason to kill what runs")
                .check(classes);
    }

    @Test
    void the_embedded_servers_know_nothing_of_the_stack() {
        noClasses()
                .that()
                .resideInAPackage("dev.paved.local.embedded..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.paved.local..")
                        .and(not(resideInAnyPackage("dev.paved.local.embedded..", "dev.paved.local.process.."))))
                .because("tests of the services use them without a stack")
                .check(classes);
    }
}
