package dev.paved.integrations;

import static org.awaitility.Awaitility.await;

import dev.paved.kit.testing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** The built service as a process that dies. */
public final class Mortal {

    /** How long anything takes at most, a start of the service too. */
    public static final Duration SOON = Duration.ofSeconds(90);

    /** What it passes whether or not there is anything to do, or that comes right before what has another name. */
    private static final Pattern IDLE = Pattern.compile(
            ".*[.](reconcile|retention|lifecycle)[.].*|.*[.](lookAtAll|round)|after-effect|after-commit kit[.]inbox[.].*");

    private static final Logger LOG = Logger.getLogger(Mortal.class);

    private Mortal() {}

    /** Something to do while it dies; gives whether that is done. */
    @FunctionalInterface
    public interface Life {
        Callable<Boolean> live(String point) throws Exception;
    }

    /** The service called {@code name}, which doesn't run yet. */
    public static ServiceProcess service(String name, Path home) throws SQLException {
        return new ServiceProcess(
                name,
                home,
                Map.of(
                        "PAVED_INTEGRATIONS_OUTBOUND_ALLOWED_RANGES",
                        "127.0.0.0/8",
                        "PAVED_INTEGRATIONS_OUTBOUND_PLAIN_HTTP",
                        "true",
                        "PAVED_GITHUB_WEBHOOK_SECRET",
                        IntegrationsStack.SECRET,
                        "PAVED_TICKETS_WEBHOOK_SECRET",
                        IntegrationsStack.SECRET,
                        // Whoever comes back under this name gets its partitions at once.
                        "JAVA_TOOL_OPTIONS",
                        "-Dmp.messaging.incoming.platform-events.group.instance.id=" + name,
                        // What the service in this process publishes is enough.
                        "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_GROUP_ID",
                        name + "-cdevents",
                        "MP_MESSAGING_INCOMING_EVENTS_FOR_CDEVENTS_AUTO_OFFSET_RESET",
                        "latest"));
    }

    /** Whether {@code point} is passed with nothing to do, too. */
    public static boolean isIdle(String point) {
        return IDLE.matcher(point).matches();
    }

    /**
     * Lives once for each of {@code deaths}, and dies at it if it comes there; then it goes on until all is done.
     *
     * @return the points at which it died
     */
    public static List<String> dieAtEach(ServiceProcess service, List<String> deaths, Life life) throws Exception {
        List<String> died = new ArrayList<>();
        for (String death : deaths) {
            LOG.infof("dies at %s", death);
            service.dieAt(death);
            Callable<Boolean> done = life.live(death);
            await(death).atMost(SOON).until(() -> service.isDead() || done.call());
            if (service.dies(death)) {
                died.add(death.replaceFirst("#\\d+$", ""));
                revive(service);
            }
            await(death).atMost(SOON).until(done);
        }
        return died;
    }

    /** Starts it again, at a time at which nothing that it held is held any more. */
    private static void revive(ServiceProcess service) throws IOException, SQLException {
        service.awaitDeath();
        service.execute("update delivery set claimed_until = now() where claimed_until is not null");
        service.start();
    }
}
