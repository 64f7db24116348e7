package dev.paved.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.identity.LocalIdentity;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.Secrets;
import dev.paved.prerequisite.Prerequisite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareTest {
    @TempDir
    Path folder;

    private Path home;
    private Path variables;

    @BeforeEach
    void names_with_a_space() {
        Prerequisite.program("openssl", "the script that prepares the platform on containers is not tried");
        home = folder.resolve("a state");
        variables = folder.resolve(".env");
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        // Given
        prepare().succeeded();
        Map<String, String> first = contents();

        // When
        prepare().succeeded();

        // Then
        assertThat(contents()).isEqualTo(first).hasSizeGreaterThan(7);
    }

    @Test
    void only_the_owner_reads_what_is_made() throws Exception {
        // When
        prepare().succeeded();

        // Then
        try (Stream<Path> made = Files.walk(folder)) {
            assertThat(made.filter(path -> !path.equals(folder))).allSatisfy(path -> {
                String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                assertThat(mode).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            });
        }
    }

    @Test
    void what_the_command_line_signs_is_verified_by_the_services_key() throws Exception {
        // Given
        prepare().succeeded();

        // When
        String token = LocalIdentity.at(home).token("ada", Duration.ofMinutes(5));

        // Then
        assertThat(isVerified(token)).isTrue();
    }

    @Test
    void the_deployer_has_a_token_of_its_own() throws Exception {
        // When
        prepare().succeeded();

        // Then
        String token = variables().get("PAVED_DEPLOYER_TOKEN");
        assertThat(isVerified(token)).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"sub\":\"deployer\"", "\"groups\":[\"paved-deployer\"]", "\"aud\":\"paved\"");
    }

    @Test
    void whoever_prepares_operates_the_platform() throws Exception {
        // When
        prepare().succeeded();

        // Then
        assertThat(variables())
                .containsEntry(
                        "PAVED_INTEGRATIONS_SUBSCRIPTIONS_OPERATORS", "'user:" + System.getProperty("user.name") + "'");
    }

    @Test
    void another_key_makes_another_token_of_the_deployer() throws Exception {
        // Given
        prepare().succeeded();
        String first = variables().get("PAVED_DEPLOYER_TOKEN");
        Files.delete(home.resolve("keys/private.pkcs8"));

        // When
        prepare().succeeded();

        // Then
        String second = variables().get("PAVED_DEPLOYER_TOKEN");
        assertThat(second).isNotEqualTo(first);
        assertThat(isVerified(second)).isTrue();
    }

    private boolean isVerified(String token) throws Exception {
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        byte[] key = Base64.getDecoder().decode(variables().get("QUARKUS_OIDC_PUBLIC_KEY"));
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    @Test
    void the_router_and_the_deployer_share_a_token() throws Exception {
        // When
        prepare().succeeded();

        // Then
        String token = new Secrets(new PavedHome(home.resolve("router"))).routerToken();
        assertThat(variables()).containsEntry("PAVED_ROUTER_ADMIN_TOKEN", token);
        assertThat(token).matches("[0-9a-f]{48}");
    }

    @Test
    void every_shared_folder_is_made() throws Exception {
        // When
        prepare().succeeded();

        // Then
        assertThat(Compose.file().services().flatMap(service -> Compose.mounts(service.getValue()).stream()))
                .filteredOn(mount -> !mount.getKey().startsWith("./"))
                .isNotEmpty()
                .allSatisfy(mount -> assertThat(
                                Path.of(mount.getKey().replace("${PAVED_COMPOSE_HOME}", home.toString())))
                        .isDirectory());
        assertThat(variables()).containsEntry("PAVED_COMPOSE_HOME", "'" + home.toRealPath() + "'");
    }

    @Test
    void each_command_of_the_page_is_run_by_a_test_or_needs_a_container_engine() {
        // Given
        String page = Checkout.text("docs/how-to/run-with-docker-compose.md");
        String beforeUse = page.substring(0, page.indexOf("## Use"));
        List<String> runByTests = List.of("./build package -Dquick", "deploy/compose/prepare", "./platform down");

        // When
        List<String> commands = Pattern.compile("(?ms)^```sh\\n(.*?)^```")
                .matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .flatMap(line -> Stream.of(line.replaceFirst(" +#.*", "").split(" && ")))
                .toList();

        // Then
        assertThat(page).contains("need a container engine");
        assertThat(commands)
                .containsAll(runByTests)
                .filteredOn(command -> !runByTests.contains(command) && !command.startsWith("docker compose "))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command)
                        .satisfiesAnyOf(
                                other -> assertThat(other).startsWith("rm "),
                                other -> assertThat(beforeUse).doesNotContain(other)));
    }

    @Test
    void a_file_of_someone_else_is_left_alone() throws Exception {
        // Given
        Files.writeString(variables, "MINE=1\n");

        // When
        Command.Result result = prepare();

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.output()).contains("was not made by this script").contains("move it away");
        assertThat(variables).hasContent("MINE=1");
        assertThat(home).doesNotExist();
    }

    private Command.Result prepare() throws Exception {
        String script = Checkout.file("deploy/compose/prepare").toString();
        return Command.run(script, home.toString(), variables.toString());
    }

    private Map<String, String> variables() throws IOException {
        var read = new HashMap<String, String>();
        for (String line : Files.readAllLines(variables)) {
            if (!line.startsWith("#")) {
                read.put(line.split("=", 2)[0], line.split("=", 2)[1]);
            }
        }
        return read;
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (Stream<Path> made = Files.walk(folder)) {
            for (Path file : made.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
