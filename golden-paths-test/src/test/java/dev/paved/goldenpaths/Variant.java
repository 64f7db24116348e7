package dev.paved.goldenpaths;

import java.util.List;
import java.util.stream.Stream;

/** One of the projects that can be asked for. */
record Variant(String language, String type, String database) {

    private static final List<String> LANGUAGES = List.of("java", "go", "node", "python");
    private static final List<String> TYPES = List.of("api", "worker", "web");
    private static final List<String> DATABASES = List.of("none", "postgres");

    static List<Variant> all() {
        return LANGUAGES.stream()
                .flatMap(language -> TYPES.stream()
                        .flatMap(type -> DATABASES.stream().map(database -> new Variant(language, type, database))))
                .toList();
    }

    static Stream<Variant> of(String language) {
        return all().stream().filter(variant -> variant.language.equals(language));
    }

    boolean hasDatabase() {
        return database.equals("postgres");
    }

    boolean isWorker() {
        return type.equals("worker");
    }

    String template() {
        return language + "-" + type;
    }

    /** The name of the service that is made of it. */
    String service() {
        return template() + (hasDatabase() ? "-with-database" : "");
    }

    @Override
    public String toString() {
        return language + " " + type + (hasDatabase() ? " with PostgreSQL" : "");
    }
}
