package dev.paved.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EventsArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.paved.events");

    @Test
    void events_depend_on_no_framework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.paved.events..",
                        "com.fasterxml.jackson..",
                        "com.fasterxml.uuid..",
                        "org.apache.kafka.clients.consumer..",
                        "org.apache.kafka.clients.producer..",
                        "org.apache.kafka.common..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void events_do_not_know_cdevents() {
        noClasses()
                .that()
                .resideInAPackage("dev.paved.events")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.paved.events.cdevents")
                .check(CLASSES);
    }

    @Test
    void every_event_is_a_record_with_a_type() {
        classes()
                .that()
                .areAssignableTo(PlatformEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .andShould()
                .beAnnotatedWith(EventType.class)
                .check(CLASSES);
    }

    @Test
    void no_event_has_a_component_for_the_value_of_a_secret() {
        fields().that()
                .areDeclaredInClassesThat(new DescribedPredicate<JavaClass>("are events") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.isAssignableTo(PlatformEvent.class);
                    }
                })
                .should()
                .haveNameNotMatching("(?i).*(password|token|credential|privateKey|secretValue|plaintext|ciphertext).*")
                .andShould()
                .haveNameNotMatching("value")
                .check(CLASSES);
    }
}
