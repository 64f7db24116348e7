package dev.paved.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Services that a test makes and changes as their developers do. */
final class Services {

    private final Stack stack;

    Services(Stack stack) {
        this.stack = stack;
    }

    /** A new service from the golden path of {@code language}. */
    void create(String name, String language) {
        succeed(stack.platform("service", "create", name, "--type", "api", "--language", language));
    }

    /** Deploys {@code version} to production and waits. */
    Shell.Result deploy(String name, String version) {
        return stack.platform("deploy", name, "--env", "production", "--version", version);
    }

    /** Commits to the service's main branch and tags it {@code tag}; {@code edit} is a shell command in its work tree. */
    void release(String name, String tag, String edit) {
        Path clone = stack.home().resolve("work").resolve(name);
        String repository =
                stack.json("service", "show", name).get("repository").asText();
        Shell.Result pushed = succeed(stack.shell("bash", "-euc", """
                [ -d '%1$s' ] || git clone -q '%2$s' '%1$s'
                cd '%1$s'
                git config user.name Ada && git config user.email ada@example.com
                %4$s
                git add -A && git commit -q --allow-empty -m 'Prepare %3$s' && git tag '%3$s'
                git push -q origin HEAD '%3$s'
                git rev-parse HEAD
                """.formatted(clone, repository, tag, edit)));
        stack.clientLog().pushed(name, pushed.out().strip());
    }

    /** Where the service answers in production. */
    String url(String name) {
        return stack.json("status", name, "--env", "production").get("url").asText();
    }

    static Shell.Result succeed(Shell.Result result) {
        assertThat(result.exit()).as(result.toString()).isZero();
        return result;
    }
}
