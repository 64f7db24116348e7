package dev.paved.local.router;

import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.Secrets;
import dev.paved.local.stack.StackLog;
import dev.paved.local.stack.StackSettings;
import dev.paved.local.supervisor.SupervisorWatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Runs the router of a state folder, and starts the supervisor again when that is gone. */
public final class RouterMain {
    private static final Logger LOG = System.getLogger(RouterMain.class.getName());

    private RouterMain() {}

    /**
     * Started by the supervisor, or by a container whose port is published: there {@code PAVED_ROUTER_HOST} is the address
     * to listen on in place of the loopback one.
     */
    public static void main(String[] arguments) {
        StackLog.configure();
        var home = PavedHome.ofEnvironment();
        var settings = StackSettings.load(home);
        var routes = AppRoutes.load(home.routes());
        var router =
                new Router(new RoutingTable(settings, routes), new AdminApi(routes, new Secrets(home).routerToken()));
        Runtime.getRuntime().addShutdownHook(new Thread(router::close, "stop"));
        String host = System.getenv().getOrDefault("PAVED_ROUTER_HOST", Router.LOOPBACK);
        router.listen(host, settings.routerPort())
                .onSuccess(port -> LOG.log(Level.INFO, "The router listens on port {0}", Integer.toString(port)))
                .onFailure(failure -> {
                    LOG.log(
                            Level.ERROR,
                            "The router cannot listen on port " + settings.routerPort() + ": " + failure.getMessage());
                    Runtime.getRuntime().halt(1);
                });
        SupervisorWatch.start(home);
    }
}
