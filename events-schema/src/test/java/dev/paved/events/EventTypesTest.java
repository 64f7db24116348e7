package dev.paved.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void every_event_has_a_name_of_its_own_in_its_family() {
        assertThat(EventTypes.all()).hasSizeGreaterThanOrEqualTo(35).allSatisfy(event -> {
            String family = event.getInterfaces()[0]
                    .getSimpleName()
                    .replace("Event", "")
                    .toLowerCase(Locale.ROOT);
            assertThat(EventTypes.typeOf(event))
                    .matches("dev\\.paved\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9]")
                    .startsWith("dev.paved." + family + ".");
        });
        assertThat(EventTypes.all())
                .extracting(EventTypes::typeOf)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void type_and_record_lead_to_each_other() {
        assertThat(EventTypes.typeOf(DeploymentEvent.DeploySucceeded.class))
                .isEqualTo("dev.paved.deployment.succeeded.v1");
        assertThat(EventTypes.all())
                .allSatisfy(event ->
                        assertThat(EventTypes.byType(EventTypes.typeOf(event))).contains(event));
    }

    @Test
    void unknown_type_leads_to_no_record() {
        assertThat(EventTypes.byType("dev.paved.moon.landed.v1")).isEmpty();
        assertThat(EventTypes.byType("")).isEmpty();
    }

    @Test
    void family_is_no_event() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.typeOf(DeploymentEvent.class));
    }
}
