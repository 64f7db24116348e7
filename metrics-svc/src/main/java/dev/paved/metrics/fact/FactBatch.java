package dev.paved.metrics.fact;

import dev.paved.events.ChangeEvent;
import dev.paved.events.ChangeEvent.CommitsPushed;
import dev.paved.events.ChangeEvent.PipelineFinished;
import dev.paved.events.ChangeEvent.PullRequestClosed;
import dev.paved.events.ChangeEvent.PullRequestCommanded;
import dev.paved.events.ChangeEvent.PullRequestOpened;
import dev.paved.events.ChangeEvent.PullRequestUpdated;
import dev.paved.events.ChangeEvent.ReleasePublished;
import dev.paved.events.DeploymentEvent;
import dev.paved.events.EnvironmentEvent;
import dev.paved.events.EnvironmentEvent.DatabaseProvisioned;
import dev.paved.events.EventEnvelope;
import dev.paved.events.FeedbackEvent.FeedbackGiven;
import dev.paved.events.IncidentEvent;
import dev.paved.events.PolicyEvent;
import dev.paved.events.SecretEvent;
import dev.paved.events.SecretEvent.SecretChanged;
import dev.paved.events.ServiceEvent;
import dev.paved.events.TicketEvent;
import dev.paved.kit.repository.RepositoryKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events folded into facts. Folding is a join: any order, repetition or division into batches gives the same facts in
 * the end.
 */
public final class FactBatch {

    private final Map<String, Service> services = new HashMap<>();
    private final Map<String, Deployment> deployments = new HashMap<>();
    private final Map<Push.Id, Push> pushes = new HashMap<>();
    private final Map<PullRequest.Id, PullRequest> pullRequests = new HashMap<>();
    private final Map<String, Incident> incidents = new HashMap<>();
    private final ProductFacts product = new ProductFacts();

    /** Adds what {@code envelope} tells, and when it was {@code published}. */
    public void add(EventEnvelope envelope, Instant published) {
        add(envelope);
        product.published(envelope, published);
    }

    /** Adds what {@code envelope} tells. */
    public void add(EventEnvelope envelope) {
        switch (envelope.event()) {
            case ServiceEvent e -> {
                service(Service.of(e, envelope.time()));
                product.add(e, envelope.time());
            }
            case DeploymentEvent e -> {
                mention(e.service());
                deployments.merge(e.deployment(), DeploymentFacts.of(e, envelope.time()), Deployment::join);
            }
            case ChangeEvent e -> {
                mention(e.service());
                change(e);
            }
            case IncidentEvent e -> {
                mention(e.service());
                incidents.merge(e.incident(), Incident.of(e), Incident::join);
            }
            case EnvironmentEvent e -> {
                if (e instanceof DatabaseProvisioned database) {
                    mention(database.service());
                }
                product.add(e, envelope);
            }
            case TicketEvent e -> product.add(e);
            case FeedbackGiven e -> product.add(e);
            case SecretEvent e -> {
                if (e instanceof SecretChanged changed) {
                    mention(e.service());
                    product.add(changed, envelope);
                }
            }
            case PolicyEvent e -> {}
        }
    }

    private void mention(@Nullable String service) {
        if (service != null && !services.containsKey(service)) {
            services.put(service, Service.named(service));
        }
    }

    private void service(Service service) {
        services.merge(service.name(), service, Service::join);
    }

    private void change(ChangeEvent event) {
        switch (event) {
            case CommitsPushed e -> push(Push.of(e));
            case PullRequestOpened e -> pullRequest(PullRequest.of(e));
            case PullRequestUpdated e -> pullRequest(PullRequest.of(e));
            case PullRequestClosed e -> pullRequest(PullRequest.of(e));
            case PullRequestCommanded e -> {}
            case PipelineFinished e -> {}
            case ReleasePublished e -> {}
        }
    }

    private void pullRequest(PullRequest pullRequest) {
        pullRequests.merge(pullRequest.id(), pullRequest, PullRequest::join);
    }

    /** Its repository, by the key that all facts have it by. */
    static String key(ChangeEvent event) {
        return RepositoryKey.of(event.repository()).value();
    }

    private void push(Push push) {
        pushes.merge(push.id(), push, Push::join);
    }

    /** Every service that was named. */
    public Collection<Service> services() {
        return services.values();
    }

    /** Their deployments. */
    public Collection<Deployment> deployments() {
        return deployments.values();
    }

    /** The repositories that changed, by their keys. */
    public Set<String> repositories() {
        Set<String> repositories = new HashSet<>();
        pushes.keySet().forEach(push -> repositories.add(push.repository()));
        pullRequests.keySet().forEach(request -> repositories.add(request.repository()));
        return repositories;
    }

    /** The pushes. */
    public Collection<Push> pushes() {
        return pushes.values();
    }

    /** The pull requests. */
    public Collection<PullRequest> pullRequests() {
        return pullRequests.values();
    }

    /** What they tell of the platform as a product. */
    public ProductFacts product() {
        return product;
    }

    /** The incidents. */
    public Collection<Incident> incidents() {
        return incidents.values();
    }
}
