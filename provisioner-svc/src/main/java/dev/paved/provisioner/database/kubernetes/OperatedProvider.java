package dev.paved.provisioner.database.kubernetes;

import dev.paved.provisioner.database.DatabasePresence;
import dev.paved.provisioner.database.DatabaseProvider;
import dev.paved.provisioner.database.DatabaseSite;
import dev.paved.provisioner.database.Obstacle;
import dev.paved.provisioner.database.ProviderException;
import dev.paved.provisioner.database.kubernetes.Homes.Home;
import dev.paved.provisioner.manifest.DatabaseRequest;
import dev.paved.provisioner.target.TargetException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Databases that an operator makes on Kubernetes, from an object that asks for one. Parts are made one at a time, and
 * the uid of each is recorded before the next. See ADR 20.
 */
abstract class OperatedProvider implements DatabaseProvider {

    private static final Logger LOG = Logger.getLogger(OperatedProvider.class);
    private static final String NAMESPACE = "namespace";
    private static final String START = "start";
    private static final String TIDY = "tidy";

    final Homes homes;
    final Objects objects;

    OperatedProvider(Homes homes, Objects objects) {
        this.homes = homes;
        this.objects = objects;
    }

    /** All parts that there may be, in the order of their making; the operator's comes last. */
    abstract List<Part> parts(DatabaseSite site);

    /** Whether {@code part} has to be there, until the database can be used and after. */
    abstract boolean isWanted(Part part, DatabaseSite site, boolean usable);

    abstract HasMetadata manifest(Part part, DatabaseSite site, String namespace, String password);

    /** Why the database of {@code asked}, the operator's part, cannot be used yet, and what to do; empty where it can. */
    abstract Optional<String> waiting(Part part, GenericKubernetesResource asked) throws TargetException;

    /** What the operator made for its part, which goes with it; {@code uid} is what the part has or had, if known. */
    abstract List<? extends HasMetadata> dependents(DatabaseSite site, String namespace, @Nullable String uid)
            throws TargetException;

    /** Why nothing can be asked of the operator; empty where its kind is known. */
    abstract Optional<Obstacle> notInstalled() throws TargetException;

    @Override
    public String type() {
        return "postgres";
    }

    /** Why {@code seed} cannot be run. */
    abstract Optional<Obstacle> unusable(String seed);

    /** Where the API server cannot be asked, it is waited for later. */
    @Override
    public Optional<Obstacle> obstacle(DatabaseRequest request) {
        Optional<Obstacle> seed = Optional.ofNullable(request.seed()).flatMap(this::unusable);
        if (seed.isPresent()) {
            return seed;
        }
        try {
            return notInstalled();
        } catch (TargetException e) {
            LOG.warnf("provider=%s not known whether it is installed: %s", name(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Obstacle> obstacle(String environment, String target) {
        return target.equals("kubernetes")
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "databases are made by " + name() + " on Kubernetes, and the environment is on the target "
                                + target,
                        "make the environment with paved.provisioner.target=kubernetes, or databases with"
                                + " paved.provisioner.databases.provider=postgres"));
    }

    @Override
    public List<String> objects(DatabaseSite site) {
        return parts(site).reversed().stream()
                .map(part -> part.in(homes.namespace(site)))
                .toList();
    }

    @Override
    public @Nullable String identity(DatabaseSite site) throws ProviderException {
        try {
            Home home = homes.of(site);
            return home instanceof Home.There ? look(site, home).identities().text() : site.identity();
        } catch (TargetException e) {
            throw told(e);
        }
    }

    @Override
    public DatabasePresence observe(DatabaseSite site) throws ProviderException {
        return told(() -> {
            Home home = homes.of(site);
            if (home instanceof Home.Missing) {
                return new DatabasePresence.Incomplete(NAMESPACE, List.of());
            }
            Holding holding = look(site, home);
            if (!holding.foreign().isEmpty()) {
                return new DatabasePresence.Foreign(holding.foreign(), holding.names());
            }
            Optional<String> going = holding.going();
            if (going.isPresent()) {
                return new DatabasePresence.Going(going.get(), holding.names());
            }
            Optional<String> next = next(site, holding);
            return next.<DatabasePresence>map(step -> new DatabasePresence.Incomplete(step, holding.names()))
                    .orElseGet(() -> new DatabasePresence.Present(holding.names()));
        });
    }

    private Optional<String> next(DatabaseSite site, Holding holding) throws TargetException {
        boolean usable = waiting(site, holding).isEmpty();
        Optional<Part> missing = missing(site, holding, usable);
        if (missing.isPresent()) {
            return missing.map(Part::step);
        }
        if (!usable) {
            return Optional.of(START);
        }
        return surplus(site, holding).isEmpty() ? Optional.empty() : Optional.of(TIDY);
    }

    private Optional<Part> missing(DatabaseSite site, Holding holding, boolean usable) {
        return parts(site).stream()
                .filter(part -> isWanted(part, site, usable) && holding.of(part) == null)
                .findFirst();
    }

    private List<Part> surplus(DatabaseSite site, Holding holding) {
        return parts(site).stream()
                .filter(part -> !isWanted(part, site, true) && holding.of(part) != null)
                .toList();
    }

    private Optional<String> waiting(DatabaseSite site, Holding holding) throws TargetException {
        Part part = parts(site).getLast();
        GenericKubernetesResource asked = holding.of(part);
        return asked == null ? Optional.of(part.in(holding.namespace()) + " is missing") : waiting(part, asked);
    }

    @Override
    public void advance(DatabaseSite site, String password) throws ProviderException {
        Optional<String> hindrance = told(() -> {
            Home home = homes.of(site);
            if (home instanceof Home.Missing(var ignored, var why)) {
                return Optional.of(why);
            }
            Holding holding = look(site, home);
            if (!holding.foreign().isEmpty() || holding.going().isPresent()) {
                return Optional.empty();
            }
            return advance(site, holding, password);
        });
        if (hindrance.isPresent()) {
            throw new ProviderException(hindrance.get());
        }
    }

    private Optional<String> advance(DatabaseSite site, Holding holding, String password) throws TargetException {
        Optional<String> waiting = waiting(site, holding);
        Optional<Part> missing = missing(site, holding, waiting.isEmpty());
        if (missing.isPresent()) {
            return make(missing.get(), site, holding.namespace(), password);
        }
        if (waiting.isPresent()) {
            return waiting;
        }
        for (Part part : surplus(site, holding)) {
            delete(part, holding);
        }
        return Optional.empty();
    }

    private Optional<String> make(Part part, DatabaseSite site, String namespace, String password)
            throws TargetException {
        Optional<Obstacle> obstacle = notInstalled();
        if (obstacle.isPresent()) {
            return obstacle.map(found -> found.why() + "; " + found.next());
        }
        objects.create(part, namespace, manifest(part, site, namespace, password));
        return Optional.empty();
    }

    /** The operator's part first: the others go once it is gone, and all that was made for it. */
    @Override
    public void remove(DatabaseSite site) throws ProviderException {
        told(() -> {
            if (!(homes.of(site) instanceof Home.There home)) {
                return site;
            }
            Holding holding = look(site, home);
            Part asked = parts(site).getLast();
            if (holding.of(asked) != null) {
                delete(asked, holding);
                holding = look(site, home);
            }
            if (holding.of(asked) == null && holding.dependents().isEmpty()) {
                for (Part part : holding.own().keySet()) {
                    delete(part, holding);
                }
            }
            return site;
        });
    }

    private void delete(Part part, Holding holding) throws TargetException {
        GenericKubernetesResource seen = holding.own().get(part);
        if (seen != null && seen.getMetadata().getDeletionTimestamp() == null) {
            objects.delete(part, holding.namespace(), seen);
        }
    }

    private Holding look(DatabaseSite site, Home home) throws TargetException {
        return objects.look(site, home, parts(site), this::dependents);
    }

    /** What is asked of the API server. */
    private interface Question<T> {
        T answer() throws TargetException;
    }

    private static <T> T told(Question<T> question) throws ProviderException {
        try {
            return question.answer();
        } catch (TargetException e) {
            throw told(e);
        }
    }

    static ProviderException told(TargetException failure) {
        return new ProviderException(String.valueOf(failure.getMessage()), failure);
    }
}
