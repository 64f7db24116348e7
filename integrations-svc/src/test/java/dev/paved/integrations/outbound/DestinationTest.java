package dev.paved.integrations.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.paved.integrations.outbound.Destination.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com/hook | has to begin with https://. An operator may allow http",
                "file:///etc/passwd | has to begin with https://",
                "example.com/hook | has to begin with https://",
                "https:///hook | names no host",
                "https:hook | names no host",
                "https://[fe80::1%25eth0]/ | names no host",
                "https://ada:secret@example.com/ | name or password",
                "https://example.com/#part | fragment",
                "https://example.com:0/ | port",
                "https://example.com:65536/ | port",
                "https://exa mple.com/ | can't be read",
            })
    void wrong_url_is_refused_saying_why(String text, String why) {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> Destination.of(text, false))
                .withMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /",
        "HTTPS://Example.com:8443/a%20b?c=d, Example.com, 8443, /a%20b?c=d",
        "https://[2606:4700::1]/x, 2606:4700::1, 443, /x",
    })
    void parts_are_as_they_are_sent(String text, String host, int port, String target) {
        Destination destination = Destination.of(text, false);

        assertThat(destination.host()).isEqualTo(host);
        assertThat(destination.port()).isEqualTo(port);
        assertThat(destination.target()).isEqualTo(target);
    }

    @Test
    void plain_http_is_taken_where_it_is_allowed() {
        assertThat(Destination.of("http://example.com", true).port()).isEqualTo(80);
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> Destination.of("https://example.com/" + "x".repeat(2_048), true))
                .withMessageContaining("longer");
    }
}
