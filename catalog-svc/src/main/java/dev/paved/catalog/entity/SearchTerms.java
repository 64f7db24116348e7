package dev.paved.catalog.entity;

import dev.paved.catalog.model.Entity;
import dev.paved.catalog.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an entity can be found by. A field is its path with dots and, behind {@code =}, what it says, all in lower case;
 * an item of a list is the list's field, and a field below it that says {@code true}.
 *
 * @see <a href="https://backstage.io/docs/features/software-catalog/software-catalog-api#filtering">Backstage, Filtering</a>
 */
final class SearchTerms {

    /** PostgreSQL searches no more than a megabyte of words. */
    private static final int MOST_CHARACTERS = 200_000;

    /** The most characters that a field or what it says has to be found by. */
    private static final int LONGEST = 200;

    private final Set<String> terms = new LinkedHashSet<>();

    private SearchTerms() {}

    /** The fields of {@code entity}, each as {@code field} and {@code field=value}. */
    static List<String> of(Entity entity) {
        SearchTerms search = new SearchTerms();
        entity.document().entries().forEach((key, value) -> search.add(key, value));
        search.said("metadata.name", entity.ref().name());
        search.said("metadata.namespace", entity.ref().namespace());
        return List.copyOf(search.terms);
    }

    /** What {@code entity} says of itself in words: its names, title, description and tags. */
    static String words(Entity entity) {
        List<String> words = new ArrayList<>();
        words.add(entity.ref().name());
        Value.Mapping metadata = entity.document().mapping("metadata");
        if (metadata != null) {
            add(words, metadata, "title");
            add(words, metadata, "description");
            words.addAll(metadata.texts("tags"));
        }
        Value.Mapping spec = entity.document().mapping("spec");
        if (spec != null) {
            add(words, spec, "type");
            Value.Mapping profile = spec.mapping("profile");
            if (profile != null) {
                add(words, profile, "displayName");
                add(words, profile, "email");
            }
        }
        String all = Words.plain(String.join(" ", words));
        return all.length() <= MOST_CHARACTERS ? all : all.substring(0, all.lastIndexOf(' ', MOST_CHARACTERS) + 1);
    }

    private static void add(List<String> words, Value.Mapping mapping, String field) {
        String text = mapping.text(field);
        if (text != null) {
            words.add(text);
        }
    }

    private void add(String path, Value value) {
        switch (value) {
            case Value.Text text -> said(path, text.text());
            case Value.Number number -> said(path, number.number().toString());
            case Value.Truth truth -> said(path, Boolean.toString(truth.truth()));
            case Value.Null nothing -> there(path);
            case Value.Placeholder placeholder -> there(path);
            case Value.Mapping mapping -> mapping.entries().forEach((key, inner) -> add(path + "." + key, inner));
            case Value.Sequence sequence -> sequence.items().forEach(item -> item(path, item));
        }
    }

    private void item(String path, Value item) {
        add(path, item);
        if (item instanceof Value.Text text) {
            said(path + "." + text.text(), "true");
        }
    }

    private void said(String path, String text) {
        there(path);
        if (path.length() <= LONGEST && text.length() <= LONGEST) {
            terms.add((path + "=" + text).toLowerCase(Locale.ROOT));
        }
    }

    private void there(String path) {
        if (path.length() <= LONGEST) {
            terms.add(path.toLowerCase(Locale.ROOT));
        }
    }
}
