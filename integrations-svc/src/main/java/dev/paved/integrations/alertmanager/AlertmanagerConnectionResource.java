package dev.paved.integrations.alertmanager;

import static dev.paved.integrations.alertmanager.AlertmanagerHook.HOOK;

import dev.paved.integrations.alertmanager.ConnectionTests.Arrived;
import dev.paved.integrations.inbound.PublicUrl;
import dev.paved.integrations.inbound.Standing;
import dev.paved.integrations.inbound.Standings;
import dev.paved.integrations.team.Operators;
import dev.paved.kit.persistence.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connecting Alertmanager. */
@Path("/api/integrations/alertmanager")
@Tag(name = "Integrations")
@RunOnVirtualThread
public class AlertmanagerConnectionResource {
    private final ReceiverConfiguration configuration;
    private final ConnectionTests tests;
    private final PublicUrl urls;
    private final Standings standings;
    private final Operators operators;
    private final Transactions transactions;

    AlertmanagerConnectionResource(
            ReceiverConfiguration configuration,
            ConnectionTests tests,
            PublicUrl urls,
            Standings standings,
            Operators operators,
            Transactions transactions) {
        this.configuration = configuration;
        this.tests = tests;
        this.urls = urls;
        this.standings = standings;
        this.operators = operators;
        this.transactions = transactions;
    }

    /**
     * What Alertmanager is to be told, and how it stands with it.
     *
     * @param configuration what its configuration is to have, as YAML
     * @param testLabel the label that makes an alert a test of this
     * @param lastTest the last test that arrived
     */
    record Connection(
            String payloadUrl,
            String configuration,
            String testLabel,
            @Nullable Arrived lastTest,
            Standing standing) {}

    /** What is to be set up, and what arrived. */
    @GET
    @Operation(summary = "Shows what Alertmanager's configuration is to have, and what arrived of it")
    public Connection look(@QueryParam("url") @Nullable String url) {
        operators.require("connect Alertmanager");
        String payloadUrl = urls.of(HOOK, url);
        return new Connection(
                payloadUrl,
                configuration.yaml(payloadUrl),
                ConnectionTests.LABEL,
                transactions.run(tests::last).orElse(null),
                standings.of(HOOK));
    }
}
