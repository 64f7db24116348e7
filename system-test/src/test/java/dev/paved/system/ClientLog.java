package dev.paved.system;

import java.util.ArrayList;
import java.util.List;

/** What the platform promised its client: every command that it accepted, and every push. */
final class ClientLog {

    private static final String FAILED_LATER = " failed.";

    private final List<Deployment> deployments = new ArrayList<>();
    private final List<String> services = new ArrayList<>();
    private final List<String> environments = new ArrayList<>();
    private final List<Push> pushes = new ArrayList<>();

    /**
     * A deployment that was accepted.
     *
     * @param version the one that was named; none for a rollback, which is named by what it replaces
     * @param operation the id that the client was given; none where it waited for the end
     * @param succeeds whether it ended well, or has to: every version that the client did not wait for is a healthy one
     */
    record Deployment(String service, String environment, String version, String operation, boolean succeeds) {

        /** What names the command: no test asks twice for the same. */
        String command() {
            return service + " " + (version.isEmpty() ? "rollback" : version) + " to " + environment;
        }
    }

    /** A commit that Git took. */
    record Push(String service, String commit) {}

    /** Remembers {@code arguments}, a command, if what it printed and how it ended says that it was accepted. */
    void typed(List<String> arguments, Shell.Result result) {
        String command = arguments.getFirst();
        if (command.equals("deploy") || command.equals("rollback")) {
            if (isAccepted(result)) {
                deployments.add(deployment(arguments, result));
            }
        } else if (result.exit() == 0 && isCreation(arguments, "service")) {
            services.add(arguments.get(2));
        } else if (result.exit() == 0 && isCreation(arguments, "env")) {
            environments.add(arguments.get(2));
        }
    }

    void pushed(String service, String commit) {
        pushes.add(new Push(service, commit));
    }

    /** Forgets everything, as the platform does when it is reset. */
    void clear() {
        deployments.clear();
        services.clear();
        environments.clear();
        pushes.clear();
    }

    List<Deployment> deployments() {
        return deployments;
    }

    List<String> services() {
        return services;
    }

    List<String> environments() {
        return environments;
    }

    List<Push> pushes() {
        return pushes;
    }

    private static boolean isCreation(List<String> arguments, String kind) {
        return arguments.size() > 2
                && arguments.get(0).equals(kind)
                && arguments.get(1).equals("create");
    }

    private static boolean isAccepted(Shell.Result result) {
        return switch (result.exit()) {
            case 0, 6, 7 -> true;
            case 1 -> result.err().contains(FAILED_LATER);
            default -> false;
        };
    }

    private static Deployment deployment(List<String> arguments, Shell.Result result) {
        boolean waited = !arguments.contains("--no-wait");
        return new Deployment(
                arguments.get(1),
                after(arguments, "--env"),
                after(arguments, "--version").replaceFirst("^v", ""),
                waited ? "" : Stack.read(result.out()).get("id").asText(),
                result.exit() == 0);
    }

    private static String after(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at < 0 ? "" : arguments.get(at + 1);
    }
}
