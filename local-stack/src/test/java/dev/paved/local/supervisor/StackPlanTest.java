package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackPlanTest {

    @Test
    void deployer_can_hand_over_any_text_whatever_the_locale_is() {
        assertThat(StackPlan.encoding("ANSI_X3.4-1968")).containsEntry("LC_ALL", "C.UTF-8");
        assertThat(StackPlan.encoding("ISO-8859-1")).containsEntry("LC_ALL", "C.UTF-8");
        assertThat(StackPlan.encoding(null)).containsEntry("LC_ALL", "C.UTF-8");
        assertThat(StackPlan.encoding("UTF-8")).isEmpty();
    }
}
