package dev.paved.metrics.store;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.paved.metrics.fact.Paths;
import dev.paved.metrics.fact.PushedCommit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The commits of a push as JSON: an array of objects, whose instants are microseconds since 1970. The same commits come to
 * the same text, so that a push that is told again is seen to be there.
 */
final class CommitsJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Comparator<PushedCommit> ORDER =
            comparing(PushedCommit::sha).thenComparing(PushedCommit::predecessor);

    private CommitsJson() {}

    static String of(Collection<PushedCommit> commits) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (PushedCommit commit : commits.stream().sorted(ORDER).toList()) {
                write(json, commit);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, PushedCommit commit) throws IOException {
        json.writeStartObject();
        json.writeStringField("sha", commit.sha());
        json.writeStringField("before", commit.predecessor());
        if (commit.authored() instanceof Instant authored) {
            json.writeNumberField("authored", Column.microsOf(authored));
        }
        json.writeNumberField("committed", Column.microsOf(commit.committed()));
        if (commit.merge()) {
            json.writeBooleanField("merge", true);
        }
        if (commit.paths().known()) {
            json.writeStringField("paths", commit.paths().lines());
        }
        json.writeEndObject();
    }

    static Set<PushedCommit> read(String text) {
        Set<PushedCommit> commits = new HashSet<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                commits.add(commit(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return commits;
    }

    private static PushedCommit commit(JsonParser json) throws IOException {
        String sha = "";
        String before = "";
        @Nullable Instant authored = null;
        Instant committed = Instant.EPOCH;
        boolean merge = false;
        Paths paths = Paths.UNKNOWN;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "sha" -> sha = json.getText();
                case "before" -> before = json.getText();
                case "authored" -> authored = instant(json);
                case "committed" -> committed = instant(json);
                case "merge" -> merge = json.getBooleanValue();
                case "paths" -> paths = new Paths(json.getText());
                default -> json.skipChildren();
            }
        }
        return new PushedCommit(sha, before, authored, committed, merge, paths);
    }

    private static Instant instant(JsonParser json) throws IOException {
        return Instant.EPOCH.plus(json.getLongValue(), ChronoUnit.MICROS);
    }
}
