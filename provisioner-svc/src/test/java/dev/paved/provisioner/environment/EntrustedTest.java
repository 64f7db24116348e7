package dev.paved.provisioner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.provisioner.environment.Entrusted.Kept;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntrustedTest {

    private static final Kept ONE = new Kept("api-1", "KEY=a.1");
    private static final Kept TWO = new Kept("api-2", "KEY=a.2");

    private static final Entrusted FIRST =
            Entrusted.NOTHING.intending(Map.of("api", ONE)).made(Map.of("api", ONE));

    @Test
    void what_is_about_to_be_made_is_known_before_services_have_it() {
        Entrusted intending = FIRST.intending(Map.of("api", TWO));
        assertThat(intending.names().current()).containsExactly(Map.entry("api", "api-1"));
        assertThat(intending.names().others()).containsExactly("api-2");
    }

    @Test
    void what_services_had_before_is_known_until_it_is_gone() {
        Entrusted second = FIRST.intending(Map.of("api", TWO)).made(Map.of("api", TWO));
        assertThat(second).isEqualTo(new Entrusted(Map.of("api", TWO), List.of("api-1")));
        assertThat(second.seeing(Set.of("api-1", "api-2"))).isEqualTo(second);
        assertThat(second.seeing(Set.of("api-2"))).isEqualTo(new Entrusted(Map.of("api", TWO), List.of()));
    }

    @Test
    void value_of_before_is_never_among_what_is_to_go() {
        Entrusted back = FIRST.intending(Map.of("api", TWO))
                .made(Map.of("api", TWO))
                .intending(Map.of("api", ONE))
                .made(Map.of("api", ONE));
        assertThat(back).isEqualTo(new Entrusted(Map.of("api", ONE), List.of("api-2")));
    }

    @Test
    void service_that_has_nothing_any_more_leaves_what_it_had_to_go() {
        assertThat(FIRST.made(Map.of())).isEqualTo(new Entrusted(Map.of(), List.of("api-1")));
    }

    @Test
    void what_somebody_has_deleted_is_not_had_any_more() {
        assertThat(FIRST.seeing(Set.of())).isEqualTo(Entrusted.NOTHING);
    }

    @Test
    void is_stored_and_read_again() {
        Entrusted second = FIRST.made(Map.of("api", TWO));
        assertThat(Stored.read(Stored.text(second), Entrusted.class)).isEqualTo(second);
    }
}
