package dev.paved.deployer.testing;

import dev.paved.kit.testing.StackResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A service with a real repository, each commit of which is a program that can really be run. */
public final class TestService implements AutoCloseable {

    private static final String MANIFEST = """
            build: [cp, compiled/Main.class, .]
            run: [java, -XX:TieredStopAtLevel=1, -XX:+UseSerialGC, -Xshare:auto, Main]
            port: PORT
            health: /health
            healthTimeout: %s
            """;

    /** Long enough for a program to start on a busy machine, also while the deployer is down. */
    private static final String PATIENT = "5m";

    /** Long enough for a built program to start and answer on a busy machine. */
    private static final String IMPATIENT = "15s";

    private final String name;
    private final Git git;
    private String declared = "";

    private TestService(String name, Git git) {
        this.name = name;
        this.git = git;
    }

    /** A service with an empty repository that the catalog knows. */
    public static TestService create(String name) {
        TestService service = unknown(name);
        FakePlatform.knows(name, service.repository());
        return service;
    }

    /** A service with an empty repository that the catalog does not know. */
    public static TestService unknown(String name) {
        LeftOvers.watch(StackResource.home());
        try {
            Path sources = Files.createDirectories(StackResource.home().resolve("sources"));
            Path folder = Files.createDirectory(sources.resolve(name));
            return new TestService(
                    name,
                    Git.init()
                            .setDirectory(folder.toFile())
                            .setInitialBranch("main")
                            .call());
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("another test has a service called " + name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Where its repository is. */
    public Path repository() {
        return git.getRepository().getDirectory().toPath();
    }

    /** Lets the manifests of all versions that are made from now on say {@code field} too. */
    public TestService declaring(String field) {
        declared = field + "\n";
        return this;
    }

    /** A version that answers 200 with {@code tag}. */
    public String good(String tag) {
        return program(tag, Program.answering(tag), MANIFEST.formatted(PATIENT));
    }

    /** The same, with {@code deploy} in its manifest. */
    public String good(String tag, String deploy) {
        return program(tag, Program.answering(tag), withDeploy(deploy));
    }

    /** A version that answers with {@code status} and exports how often, with {@code deploy} in its manifest. */
    public String counting(String tag, int status, String deploy) {
        return program(tag, Program.counting(tag, status), withDeploy(deploy));
    }

    /** A version that ends at the first request, with {@code deploy} in its manifest. */
    public String endingAtFirstRequest(String tag, String deploy) {
        return program(tag, Program.endingAtFirstRequest(), withDeploy(deploy));
    }

    /** A version that is healthy until the first request, with {@code deploy} in its manifest. */
    public String sickFromFirstRequest(String tag, String deploy) {
        return program(tag, Program.sickFromFirstRequest(), withDeploy(deploy));
    }

    private static String withDeploy(String deploy) {
        return MANIFEST.formatted(PATIENT) + "deploy: " + deploy + "\n";
    }

    /**
     * A version that answers with its environment, and is sick where {@code STATE} says so, or where {@code KEY} is not
     * what is in the file {@code ACCEPTED}.
     */
    public String telling(String tag) {
        return program(tag, Program.telling(), MANIFEST.formatted(IMPATIENT));
    }

    /** A version that is never healthy. */
    public String sick(String tag) {
        return program(tag, Program.sick(), MANIFEST.formatted(IMPATIENT));
    }

    /** A version that is healthy and ends at the first request. */
    public String endingAtFirstRequest(String tag) {
        return program(tag, Program.endingAtFirstRequest(), MANIFEST.formatted(PATIENT));
    }

    /** A version that is healthy until the first request. */
    public String sickFromFirstRequest(String tag) {
        return program(tag, Program.sickFromFirstRequest(), MANIFEST.formatted(PATIENT));
    }

    /** A version whose build does not end. */
    public String building(String tag) {
        return commit(tag, Map.of("platform.yaml", """
                build: [sh, -c, 'sleep 600']
                run: [sleep, '600']
                """));
    }

    /** A version that does not listen, and is waited for. */
    public String silent(String tag) {
        return commit(tag, Map.of("platform.yaml", """
                run: [sleep, '600']
                port: PORT
                health: /health
                healthTimeout: 5m
                """));
    }

    /** A version that ends at once. */
    public String crashing(String tag) {
        return program(tag, Program.crashing(), MANIFEST.formatted(PATIENT));
    }

    private String program(String tag, String source, String manifest) {
        Program.compile(source, git.getRepository().getWorkTree().toPath().resolve("compiled"));
        return commit(tag, Map.of("platform.yaml", manifest));
    }

    /** A version with these files. */
    public String commit(String tag, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                String more = file.getKey().equals("platform.yaml") ? declared : "";
                Files.writeString(
                        git.getRepository().getWorkTree().toPath().resolve(file.getKey()), file.getValue() + more);
            }
            git.add().addFilepattern(".").call();
            var commit = git.commit()
                    .setAllowEmpty(true)
                    .setSign(false)
                    .setMessage(tag)
                    .setAuthor(new PersonIdent("ada", "ada@example.com"))
                    .setCommitter(new PersonIdent("ada", "ada@example.com"))
                    .call();
            git.tag()
                    .setName(tag)
                    .setAnnotated(tag.hashCode() % 2 == 0)
                    .setSigned(false)
                    .call();
            return commit.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on nothing of it should run: the deployer ends what does. */
    @Override
    public void close() {
        git.close();
        try (var connection = StackResource.postgres().connect("deployer");
                var update = connection.prepareStatement("""
                        update target set deployment = null, version = null, commit_id = null, repository = null,
                               deployed_at = null, deployed_by = null
                         where service = ?""")) {
            update.setString(1, name);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
