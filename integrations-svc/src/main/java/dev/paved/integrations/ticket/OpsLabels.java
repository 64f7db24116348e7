package dev.paved.integrations.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which labels make something a ticket for operations. The one that does may go on after a slash or colon, as
 * {@code ops/database}, and so names the ticket's category; another one may name the team, as {@code team/payments}.
 */
public final class OpsLabels {
    private static final String TEAM = "team";
    private static final int MOST = 100;

    private final String label;

    /** {@code label} is the one that makes a ticket, in upper or lower case. */
    public OpsLabels(String label) {
        this.label = label.toLowerCase(Locale.ROOT);
    }

    /** Whether the label {@code name} makes a ticket. */
    public boolean isMeant(String name) {
        return name.equalsIgnoreCase(label) || after(name, label) != null;
    }

    /** What kind of thing is asked for, where one of {@code labels} says so. */
    public @Nullable String category(List<String> labels) {
        return following(labels, label);
    }

    /** Who asks, where one of {@code labels} says so. */
    public @Nullable String team(List<String> labels) {
        return following(labels, TEAM);
    }

    /** What the first label that begins with {@code prefix} goes on with. */
    private static @Nullable String following(List<String> labels, String prefix) {
        return labels.stream()
                .flatMap(name -> Optional.ofNullable(after(name, prefix)).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String after(String name, String prefix) {
        String lower = name.toLowerCase(Locale.ROOT).strip();
        if (!lower.startsWith(prefix + "/") && !lower.startsWith(prefix + ":")) {
            return null;
        }
        String rest = lower.substring(prefix.length() + 1).strip();
        return rest.isEmpty() || rest.length() > MOST ? null : rest;
    }
}
