package dev.paved.metrics.rules;

import dev.paved.kit.http.RefusedException;
import dev.paved.metrics.dora.Definition;
import dev.paved.metrics.dora.DoraRules;
import dev.paved.metrics.dora.Ruleset;
import dev.paved.metrics.peer.Peers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rules there are: DORA's, as configured, and those of other tools. */
@Singleton
public class Rulesets {

    private static final List<Ruleset> PEERS = Peers.ALL;

    private final DoraRules configured;

    Rulesets(DefinitionConfig config) {
        configured = new DoraRules(configured(config));
    }

    private static Definition configured(DefinitionConfig config) {
        DefinitionQuery all = new DefinitionQuery();
        all.frequencyCount = config.frequencyCount();
        all.leadTimeStart = config.leadTimeStart();
        all.quantile = config.quantile();
        all.firstDeployment = config.firstDeployment();
        all.failureSigns = config.failureSigns();
        all.recoveryStart = config.recoveryStart();
        all.attributionWindow = config.attributionWindow();
        all.attributionTie = config.attributionTie();
        all.zone = config.zone();
        return all.over(Definition.DORA);
    }

    /** DORA's, with the configured choices: what is shown where nobody asks for others. */
    public DoraRules dora() {
        return configured;
    }

    /** All of them, DORA's first. */
    public List<Ruleset> all() {
        List<Ruleset> all = new ArrayList<>(List.of(configured));
        all.addAll(PEERS);
        return all;
    }

    /**
     * The rules {@code query} asks for.
     *
     * @throws RefusedException where it asks for what there is not
     */
    public Ruleset of(DefinitionQuery query) {
        String name = Objects.requireNonNullElse(query.definition, configured.name());
        DoraRules dora = new DoraRules(query.over(configured.parameters()));
        if (name.equals(dora.name())) {
            return dora;
        }
        return PEERS.stream()
                .filter(rules -> rules.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new UnknownChoice(
                        "definition", name, all().stream().map(Ruleset::name).toList())));
    }
}
