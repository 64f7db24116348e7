package dev.paved.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRefTest {

    @ParameterizedTest
    @CsvSource({
        "pets,             group:here/pets",
        "Component:Pets,   component:here/pets",
        "shop/pets,        group:shop/pets",
        "api:shop/pets,    api:shop/pets",
        "a/b/c,            group:a/b/c",
        "api:a/b/c,        api:a/b/c",
        "a/b:c,            group:a/b:c",
        "a:b:c,            a:here/b:c",
    })
    void parts_that_are_not_said_are_taken_from_the_context(String text, String ref) throws EntityRef.Unreadable {
        assertThat(EntityRef.parse(text, "Group", "here")).hasToString(ref);
    }

    @Test
    void everything_behind_the_first_slash_is_the_name() throws EntityRef.Unreadable {
        assertThat(EntityRef.parse("a/b/c", "Group", "here")).isEqualTo(new EntityRef("Group", "a", "b/c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":a", "a:", "/a", "a/", "a:/b", "a:b/", ":", "/"})
    void empty_parts_mean_nothing(String text) {
        assertThatExceptionOfType(EntityRef.Unreadable.class)
                .isThrownBy(() -> EntityRef.parse(text, "Group", "here"))
                .satisfies(unreadable -> assertThat(unreadable.rule()).contains("[kind:][namespace/]name"));
    }

    @Test
    void kind_must_be_said_where_there_is_none_to_expect() {
        assertThatExceptionOfType(EntityRef.Unreadable.class)
                .isThrownBy(() -> EntityRef.parse("pets", null, "here"))
                .satisfies(unreadable -> assertThat(unreadable.rule()).contains("component:pets"));
    }

    @Test
    void letters_of_either_case_mean_the_same() {
        assertThat(new EntityRef("API", "Shop", "Pets").canonical())
                .isEqualTo(new EntityRef("api", "shop", "pets"))
                .isNotEqualTo(new EntityRef("api", "shop", "pet"));
    }
}
