package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;
import java.time.Instant;

/**
 * What a new repository begins with; the same always gives the same commit id.
 *
 * @param message the commit's message
 * @param tag the tag it gets
 * @param templateVersion of the golden path that its files are as they came from
 * @param at the time of the commit
 * @param operation the operation that makes it, which the repository remembers
 */
record FirstCommit(String message, String tag, String templateVersion, Instant at, String operation) {

    private static final String TRAILER = "\nOperation: ";

    /** That of {@code service}. */
    static FirstCommit of(NewService service, String tag) {
        String message = "Create %s from the golden path %s %s\n\nRequested-by: %s%s%s\n"
                .formatted(
                        service.name(),
                        service.template(),
                        service.templateVersion(),
                        service.createdBy(),
                        TRAILER,
                        service.operation());
        return new FirstCommit(message, tag, service.templateVersion(), service.createdAt(), service.operation());
    }

    /** Whether a commit with {@code message} is the first one of {@code operation}. */
    static boolean isOf(String message, String operation) {
        return message.contains(TRAILER + operation + "\n");
    }
}
