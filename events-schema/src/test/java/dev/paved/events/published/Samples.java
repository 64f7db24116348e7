package dev.paved.events.published;

import dev.paved.events.EnvironmentType;
import dev.paved.events.PlatformEvent;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An example of each event: with every component, or with no more than it must have. */
public final class Samples {

    private static final String SHA = "3f786850e387550fdab836ed7e6dc881de23001b";
    private static final String OTHER_SHA = "89e6c98d92887913cadf06b2adb97f26cde4849b";

    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("action", "deploy"),
            Map.entry("actual", "2"),
            Map.entry("after", SHA),
            Map.entry("approver", "sam"),
            Map.entry("argument", "2d"),
            Map.entry("author", "alex"),
            Map.entry("because", "incident/42"),
            Map.entry("before", OTHER_SHA),
            Map.entry("branch", "main"),
            Map.entry("category", "database"),
            Map.entry("causeCommit", SHA),
            Map.entry("causeDeployment", "dep-0199c5a0"),
            Map.entry("causeVersion", "1.2.3"),
            Map.entry("changed", List.of("owner", "lifecycle")),
            Map.entry("changedBy", "kubectl"),
            Map.entry("comment", "Grüße 👋: it \"just\" works"),
            Map.entry("commit", SHA),
            Map.entry("database", "orders"),
            Map.entry("deployment", "dep-0199c5a1"),
            Map.entry("desired", "3"),
            Map.entry("engine", "postgres"),
            Map.entry("entity", "component:default/orders"),
            Map.entry("environment", "production"),
            Map.entry("feedback", "fb-0199c5a2"),
            Map.entry("field", "spec.replicas"),
            Map.entry("from", "group:payments"),
            Map.entry("fromVersion", "1.0.0"),
            Map.entry("head", SHA),
            Map.entry("incident", "INC-42"),
            Map.entry("labels", List.of("preview", "needs review")),
            Map.entry("language", "java"),
            Map.entry("log", List.of("starting", "java.lang.IllegalStateException: no database")),
            Map.entry("mergeCommit", OTHER_SHA),
            Map.entry("message", "5 of 10 checks passed"),
            Map.entry("name", "Winter"),
            Map.entry("owner", "group:payments"),
            Map.entry("path", "services/orders"),
            Map.entry("paths", List.of("src/Main.java", "README.md")),
            Map.entry("pipeline", "Build"),
            Map.entry("policy", "payments-data"),
            Map.entry("previousCommit", OTHER_SHA),
            Map.entry("previousVersion", "1.2.2"),
            Map.entry("purpose", "deployment/dep-0199c5a1"),
            Map.entry("pusher", "alex"),
            Map.entry("reason", "it never answered /health"),
            Map.entry("reporter", "github"),
            Map.entry("repository", "acme/orders"),
            Map.entry("resolution", "reverted"),
            Map.entry("resource", "deployment/orders"),
            Map.entry("rollbackDeployment", "dep-0199c5a3"),
            Map.entry("rule", "two-approvals (policies/payments.yaml:12)"),
            Map.entry("run", "github-30433642"),
            Map.entry("secret", "DATABASE_URL"),
            Map.entry("service", "orders"),
            Map.entry("severity", "high"),
            Map.entry("sha", SHA),
            Map.entry("size", "small"),
            Map.entry("step", "canary"),
            Map.entry("tag", "v1.2.3"),
            Map.entry("team", "group:payments"),
            Map.entry("template", "java-api"),
            Map.entry("templateVersion", "1.1.0"),
            Map.entry("ticket", "OPS-7"),
            Map.entry("title", "A database for orders"),
            Map.entry("to", "group:checkout"),
            Map.entry("toVersion", "1.2.2"),
            Map.entry("type", "api"),
            Map.entry("url", "http://localhost:8080/apps/production/orders"),
            Map.entry("version", "1.2.3"));

    private Samples() {}

    public static PlatformEvent full(Class<? extends PlatformEvent> event) {
        return event.cast(record(event, true));
    }

    public static PlatformEvent minimal(Class<? extends PlatformEvent> event) {
        return event.cast(record(event, false));
    }

    private static Object record(Class<?> record, boolean full) {
        return Components.construct(record, component -> value(component, full));
    }

    private static @Nullable Object value(RecordComponent component, boolean full) {
        if (Components.isNullable(component) && !full) {
            return null;
        }
        if (Components.isList(component) && !full) {
            return List.of();
        }
        if (Components.isList(component) && Components.element(component).isRecord()) {
            Class<?> element = Components.element(component);
            return List.of(record(element, true), record(element, false));
        }
        Class<?> type = component.getType();
        if (type == EnvironmentType.class) {
            return EnvironmentType.PRODUCTION;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Instant.class) {
            return Instant.parse("2026-03-01T10:00:00.123456Z")
                    .plusSeconds(60L * component.getName().length());
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == long.class) {
            return type == int.class ? (Object) 7 : (Object) 7L;
        }
        Object sample = BY_NAME.get(component.getName());
        if (sample == null) {
            throw new AssertionError("Say in Samples what " + component + " could be");
        }
        return sample;
    }
}
