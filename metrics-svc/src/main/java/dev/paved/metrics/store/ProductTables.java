package dev.paved.metrics.store;

import static dev.paved.metrics.store.Column.earliest;
import static dev.paved.metrics.store.Column.instantKey;
import static dev.paved.metrics.store.Column.key;
import static dev.paved.metrics.store.Column.number;
import static dev.paved.metrics.store.Column.text;
import static dev.paved.metrics.store.Column.uuidKey;

import dev.paved.metrics.fact.Action;
import dev.paved.metrics.fact.Arrival;
import dev.paved.metrics.fact.Feedback;
import dev.paved.metrics.fact.Ownership;
import dev.paved.metrics.fact.ProductFacts;
import dev.paved.metrics.fact.Provisioning;
import dev.paved.metrics.fact.Standing;
import dev.paved.metrics.fact.Standing.Place;
import dev.paved.metrics.fact.Ticket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The tables of what is known of the platform as a product. What they join by is what the records join by. */
public final class ProductTables {

    private static final Table<Ownership> OWNER = new Table<>(
            "service_owner",
            List.of(
                    key("service", Ownership::service),
                    instantKey("since", Ownership::since),
                    key("owner", Ownership::owner)));

    private static final Table<Standing> STANDING = new Table<>(
            "service_standing",
            List.of(
                    key("service", Standing::service),
                    instantKey("at", Standing::at),
                    key("place", standing -> spelled(standing.place()))));

    private static final Table<Ticket> TICKET = new Table<>(
            "ticket",
            List.of(
                    key("id", Ticket::id),
                    text("team", Ticket::team),
                    text("category", Ticket::category),
                    earliest("opened_at", Ticket::opened),
                    earliest("closed_at", Ticket::closed)));

    private static final Table<Feedback> FEEDBACK = new Table<>(
            "feedback",
            List.of(
                    key("id", Feedback::id),
                    number("score", feedback -> (long) feedback.score()),
                    text("team", Feedback::team),
                    Column.<Feedback>text("comment", Feedback::comment)
                            .joinedBy("case when t.consent and excluded.consent"
                                    + " then greatest(t.comment, excluded.comment) end"),
                    Column.<Feedback>flag("consent", Feedback::consent).joinedBy("t.consent and excluded.consent"),
                    earliest("given_at", Feedback::given)));

    private static final Table<Provisioning> PROVISIONING = new Table<>(
            "provisioning",
            List.of(
                    key("environment", Provisioning::environment),
                    key("chain", Provisioning::chain),
                    text("owner", Provisioning::owner),
                    earliest("requested_at", Provisioning::requested),
                    earliest("ready_at", Provisioning::ready),
                    earliest("failed_at", Provisioning::failed)));

    private static final Table<Action> ACTION = new Table<>(
            "self_service_action",
            List.of(
                    uuidKey("event", Action::event),
                    text("category", Action::category),
                    earliest("at", Action::at),
                    text("service", Action::service),
                    text("environment", Action::environment)));

    private static final Table<Arrival> ARRIVAL = new Table<>(
            "webhook_arrival",
            List.of(
                    uuidKey("event", Arrival::event),
                    earliest("at", Arrival::at),
                    earliest("published_at", Arrival::published)));

    private ProductTables() {}

    static void join(Connection connection, ProductFacts facts) throws SQLException {
        OWNER.join(connection, facts.ownerships());
        STANDING.join(connection, facts.standings());
        TICKET.join(connection, facts.tickets());
        FEEDBACK.join(connection, facts.feedback());
        PROVISIONING.join(connection, facts.provisionings());
        ACTION.join(connection, facts.actions());
        ARRIVAL.join(connection, facts.arrivals());
    }

    /** A place as it is kept; these texts are in the order of the places. */
    private static String spelled(Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }
}
