package dev.paved.integrations.forge;

import static dev.paved.events.PullRequestCommand.EXTEND;
import static dev.paved.events.PullRequestCommand.PREVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"/preview", "/Preview ", "\n  /preview\r\n", "/preview\nplease, since ...\n/extend"})
    void preview_is_asked_for_by_the_first_line(String comment) {
        assertThat(GivenCommand.in(comment)).contains(new GivenCommand(PREVIEW, null));
    }

    @Test
    void extension_may_say_how_long() {
        assertThat(GivenCommand.in("/extend")).contains(new GivenCommand(EXTEND, null));
        assertThat(GivenCommand.in("/extend  1d12h\r\nthanks")).contains(new GivenCommand(EXTEND, "1d12h"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "preview",
                "/previews",
                "/preview-all",
                "Try\n/preview",
                "> /preview",
                "`/preview`",
                "/extend 1d please",
                "/extend ../../x",
                "//preview"
            })
    void anything_else_is_a_comment(@Nullable String comment) {
        assertThat(GivenCommand.in(comment)).isEmpty();
    }
}
