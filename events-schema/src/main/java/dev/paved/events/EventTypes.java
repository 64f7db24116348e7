package dev.paved.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which record belongs to which name on the wire. Read from the sealed hierarchy under {@link PlatformEvent}, so that an
 * event can't be forgotten here.
 */
public final class EventTypes {

    private static final List<Class<? extends PlatformEvent>> ALL = events(PlatformEvent.class)
            .sorted(Comparator.comparing(EventTypes::nameOf))
            .toList();

    private static final Map<Class<? extends PlatformEvent>, String> NAMES =
            ALL.stream().collect(toUnmodifiableMap(Function.identity(), EventTypes::nameOf));

    private static final Map<String, Class<? extends PlatformEvent>> EVENTS =
            ALL.stream().collect(toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** Every event, in the order of their names on the wire. */
    public static List<Class<? extends PlatformEvent>> all() {
        return ALL;
    }

    /** The CloudEvents {@code type} of {@code event}, for example {@code dev.paved.deployment.succeeded.v1}. */
    public static String typeOf(PlatformEvent event) {
        return typeOf(event.getClass());
    }

    /** The CloudEvents {@code type} of the events of {@code record}, one of {@link #all()}. */
    public static String typeOf(Class<? extends PlatformEvent> record) {
        String name = NAMES.get(record);
        if (name == null) {
            throw new IllegalArgumentException(record.getName() + " is not the record of an event");
        }
        return name;
    }

    /** The record of the CloudEvents {@code type}; empty for a type that this version does not know. */
    public static Optional<Class<? extends PlatformEvent>> byType(String type) {
        return Optional.ofNullable(EVENTS.get(type));
    }

    private static String nameOf(Class<? extends PlatformEvent> record) {
        EventType type = record.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalStateException(record.getName() + " lacks its @EventType");
        }
        return "dev.paved." + type.value() + ".v" + type.version();
    }

    private static Stream<Class<? extends PlatformEvent>> events(Class<? extends PlatformEvent> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> events(permitted.asSubclass(PlatformEvent.class)))
                : Stream.of(type);
    }
}
