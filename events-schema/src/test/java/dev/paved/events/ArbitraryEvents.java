package dev.paved.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paved.events.published.Components;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any event at all, made from the declarations of the records. */
final class ArbitraryEvents {

    private static final double ABSENT = 0.3;

    private ArbitraryEvents() {}

    static Arbitrary<PlatformEvent> events() {
        return Arbitraries.of(EventTypes.all()).flatMap(ArbitraryEvents::event);
    }

    static Arbitrary<EventEnvelope> envelopes() {
        return Combinators.combine(
                        Arbitraries.longs().tuple2(),
                        text(),
                        instants(),
                        text(),
                        Arbitraries.longs().greaterOrEqual(1),
                        text(),
                        text().injectNull(ABSENT),
                        text())
                .as((id, source, time, subject, sequence, correlation, causation, actor) -> events().filter(
                                event -> isPlain(event.key()))
                        .map(event -> new EventEnvelope(
                                new UUID(id.get1(), id.get2()),
                                source,
                                time,
                                subject,
                                sequence,
                                correlation,
                                causation,
                                actor,
                                event)))
                .flatMap(envelope -> envelope);
    }

    private static Arbitrary<PlatformEvent> event(Class<? extends PlatformEvent> type) {
        return record(type).map(type::cast);
    }

    private static Arbitrary<Object> record(Class<?> type) {
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        return Combinators.combine(
                        components.stream().map(ArbitraryEvents::component).toList())
                .as(values -> {
                    Map<String, Object> byName = new HashMap<>();
                    for (int i = 0; i < components.size(); i++) {
                        byName.put(components.get(i).getName(), values.get(i));
                    }
                    return Components.construct(type, component -> byName.get(component.getName()));
                });
    }

    private static Arbitrary<Object> component(RecordComponent component) {
        Arbitrary<?> value = Components.isList(component)
                ? value(Components.element(component)).list().ofMaxSize(4)
                : value(component.getType());
        return Components.isNullable(component) ? value.asGeneric().injectNull(ABSENT) : value.asGeneric();
    }

    private static Arbitrary<?> value(Class<?> type) {
        if (type == String.class) {
            return Arbitraries.strings();
        }
        if (type == Instant.class) {
            return instants();
        }
        if (type == boolean.class || type == Boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type == int.class) {
            return Arbitraries.integers();
        }
        if (type == long.class) {
            return Arbitraries.longs();
        }
        return type.isEnum() ? Arbitraries.of(type.getEnumConstants()) : record(type);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(80).filter(text -> !text.isBlank() && isPlain(text));
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(Character::isISOControl) && text.getBytes(UTF_8).length <= 1_000;
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        Instant.parse("0001-01-01T00:00:00Z").getEpochSecond(),
                                        Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
