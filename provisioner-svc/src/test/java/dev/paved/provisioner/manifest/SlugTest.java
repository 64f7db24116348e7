package dev.paved.provisioner.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            main,                  main
            feature/JIRA-12_Socks, feature-jira-12-socks
            release/2026.01,       release-2026-01
            Grüße,                 gru-e-[0-9a-f]{8}
            café/crème,            cafe-creme
            --x--,                 x
            dependabot/npm_and_yarn/left-pad-1.3.0, dependabot-npm-and-yarn-left-pad-1-3-0
            """)
    void branch_becomes_a_label(String branch, String label) {
        assertThat(Slug.of(branch, 40)).matches(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "日本語",
                "🚀",
                "feature/🚀-lift-off",
                "a",
                "-",
                "/",
                "___",
                "..",
                "Ünïcödé/İstanbul",
                "$(rm -rf /)",
                "a: {b: c}\n- d",
                "${sha}",
                "refs/heads/main",
                "x'; drop table preview; --",
                "ﬁne",
                "①",
                "١٢٣",
                "a-very-long-branch-name-that-somebody-must-have-had-fun-with-while-typing-it-all-out",
                "a-branch-that-ends-with-a-hyphen-at---------------------------------------------x"
            })
    void any_branch_becomes_a_label_of_at_most_forty_characters(String branch) {
        assertThat(Slug.of(branch, 40)).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void branches_that_lose_what_tells_them_apart_stay_different() {
        assertThat(Slug.of("日本", 40)).isNotEqualTo(Slug.of("中国", 40));
        assertThat(Slug.of("fix/日本", 40)).startsWith("fix-").isNotEqualTo(Slug.of("fix/中国", 40));
        assertThat(Slug.of("x".repeat(50) + "1", 40)).isNotEqualTo(Slug.of("x".repeat(50) + "2", 40));
    }
}
