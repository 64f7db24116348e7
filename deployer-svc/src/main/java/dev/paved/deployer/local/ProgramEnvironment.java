package dev.paved.deployer.local;

import dev.paved.deployer.DeployerSettings;
import dev.paved.deployer.variables.Variables;
import jakarta.inject.Singleton;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a deployed program: what it needs to find its tools, who it is, and none of this service's
 * own secrets.
 */
@Singleton
class ProgramEnvironment {

    /** Marks every process of a deployment, so that it is found again. */
    static final String MARK = "PAVED_DEPLOYMENT";

    /** Marks every process of one instance of it. */
    static final String INSTANCE = "PAVED_INSTANCE";

    /** What says where the tools are that a program is run with: the platform's to say, as what they are run for. */
    private static final List<String> TOOLS = List.of("JAVA_HOME", "PATH");

    private final List<String> passed;

    ProgramEnvironment(DeployerSettings settings) {
        this.passed = settings.passEnvironment();
    }

    /** Makes {@code variables}, those of this process, those of {@code release} with what its service is given. */
    void of(Release release, Variables given, Map<String, String> variables) {
        of(release, variables);
        Map<String, String> own = new HashMap<>(ownOf(release));
        TOOLS.forEach(name -> own.put(name, variables.get(name)));
        given.into(variables);
        variables.putAll(own);
    }

    /** Makes {@code variables}, those of this process, those of {@code release}. */
    void of(Release release, Map<String, String> variables) {
        Map<String, String> own = Map.copyOf(variables);
        variables.keySet().retainAll(passed);
        String javaHome = javaHome(own.get("JAVA_HOME"));
        variables.put("JAVA_HOME", javaHome);
        variables.put("PATH", javaHome + "/bin" + File.pathSeparator + own.getOrDefault("PATH", "/usr/bin:/bin"));
        variables.putAll(ownOf(release));
    }

    private static Map<String, String> ownOf(Release release) {
        return Map.of(
                MARK,
                release.deployment(),
                "PAVED_SERVICE",
                release.service(),
                "PAVED_ENVIRONMENT",
                release.environment(),
                "PAVED_VERSION",
                release.version(),
                "PAVED_COMMIT",
                release.commit());
    }

    private static String javaHome(@Nullable String given) {
        return given == null || given.isBlank() ? System.getProperty("java.home") : given;
    }
}
