package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.paved.local.embedded.PlatformTopics;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.fixture.TestPlatform;
import dev.paved.local.fixture.TestPlatform.Outcome;
import dev.paved.local.process.LiveProcess;
import dev.paved.local.stack.Secrets;
import dev.paved.local.stack.Service;
import dev.paved.local.stack.StackSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack with real Kafka, PostgreSQL, router and supervisor; only the services are fake. */
class StackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ALL =
            List.of("infra", "catalog", "provisioner", "deployer", "metrics", "integrations", "router");

    private static final String MESSAGES = "messages";
    private static final String ON_A_TERMINAL =
            "script -qec \"$(printf '%q ' \"$@\") 2>$PAVED_HOME/" + MESSAGES + "\" /dev/null";

    @TempDir
    static Path folder;

    private static TestPlatform platform;
    private static Outcome cancelled;
    private static Outcome impatient;
    private static Outcome up;

    /** On what an interrupted reset left, first by someone who changes their mind, then by someone without patience. */
    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.in(folder);
        Files.createDirectories(platform.home().postgres().resolve("base"));
        Files.writeString(platform.home().root().resolve("reset-unfinished"), "");
        cancelled = cancelled(platform.start(platform.up(Duration.ofMinutes(2))));
        impatient = platform.run(platform.up(Duration.ZERO));
        up = OS.LINUX.isCurrentOs() ? platform.shell(ON_A_TERMINAL, platform.up(Duration.ofMinutes(2))) : platform.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    private static Outcome cancelled(Process process) throws Exception {
        var output = new StringBuilder();
        String line = process.inputReader().readLine();
        while (line != null) {
            output.append(line).append('\n');
            if (line.contains("infra")) {
                process.toHandle().destroy();
            }
            line = process.inputReader().readLine();
        }
        return new Outcome(process.waitFor(), output.toString());
    }

    @AfterAll
    static void stop() throws Exception {
        List<LiveProcess> running = new ArrayList<>();
        ALL.forEach(name -> running.add(platform.process(name)));
        var down = platform.run("down");
        assertThat(down.exitCode()).as(down.output()).isZero();
        assertThat(running).noneMatch(LiveProcess::isAlive);
    }

    @BeforeEach
    void all_is_healthy() {
        await().atMost(PATIENCE)
                .until(() -> ALL.stream().allMatch(name -> platform.status(name).isHealthy()));
    }

    @Test
    void up_says_where_everything_is() {
        assertThat(up.output()).contains("The platform is", "http://localhost:" + platform.routerPort() + "/api");
    }

    @Test
    void up_finishes_an_interrupted_reset_before_it_starts() {
        assertThat(cancelled.output()).contains("was interrupted; it is finished now");
        assertThat(platform.home().root().resolve("reset-unfinished")).doesNotExist();
    }

    @Test
    void whoever_cancels_up_is_told_that_it_goes_on() {
        assertThat(cancelled.exitCode()).isEqualTo(2);
        assertThat(cancelled.output()).contains("Stopped waiting; the platform goes on starting");
    }

    @Test
    void whoever_waits_too_short_is_told_that_it_goes_on() {
        assertThat(impatient.exitCode()).as(impatient.output()).isEqualTo(6);
        assertThat(impatient.output()).contains("The supervisor goes on trying", "platform doctor");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothing_is_drawn_into_a_file() {
        assertThat(platform.home().root().resolve(MESSAGES))
                .content()
                .contains("catalog       healthy")
                .doesNotContain("\u001b");
    }

    @Test
    void a_service_without_memory_is_started_again() throws Exception {
        // Given
        LiveProcess exhausted = platform.process("metrics");
        var url = URI.create("http://127.0.0.1:"
                        + StackSettings.load(platform.home()).port(Service.METRICS) + "/exhaust")
                .toURL();

        // When
        assertThatThrownBy(() -> url.openStream().close()).isInstanceOf(IOException.class);

        // Then
        await().atMost(PATIENCE)
                .until(() -> platform.status("metrics").isHealthy()
                        && platform.process("metrics").pid() != exhausted.pid());
    }

    @Test
    void a_second_up_says_that_it_runs_and_starts_nothing() throws Exception {
        // Given
        long supervisor = platform.process("supervisor").pid();

        // When
        var again = platform.run("up");

        // Then
        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("running already");
        assertThat(platform.process("supervisor").pid()).isEqualTo(supervisor);
    }

    @Test
    void the_command_line_gets_a_local_context() throws IOException {
        assertThat(Files.readString(platform.home().cliConfig()))
                .contains("\"server\": \"http://localhost:" + platform.routerPort() + "\"")
                .contains("\"identity\": \"local\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalog", "router", "infra"})
    void a_killed_process_is_started_again(String name) {
        // Given
        LiveProcess killed = platform.process(name);
        int restarts = platform.status(name).restarts();

        // When
        killed.kill();

        // Then
        await().atMost(PATIENCE)
                .until(() -> platform.status(name).isHealthy()
                        && platform.process(name).pid() != killed.pid());
        assertThat(platform.status(name).restarts()).isEqualTo(restarts + 1);
    }

    @Test
    void a_killed_supervisor_comes_back_and_takes_over_what_runs() {
        // Given
        LiveProcess killed = platform.process("supervisor");
        List<Long> running =
                ALL.stream().map(name -> platform.process(name).pid()).toList();

        // When
        killed.kill();

        // Then
        await().atMost(PATIENCE).until(() -> platform.process("supervisor").pid() != killed.pid());
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .until(() -> ALL.stream().allMatch(name -> platform.status(name).isHealthy()));
        assertThat(ALL.stream().map(name -> platform.process(name).pid()).toList())
                .isEqualTo(running);
    }

    @Test
    void a_killed_postgres_is_started_again() throws IOException {
        // Given
        Path pidFile = platform.home().postgres().resolve("postmaster.pid");
        long killed = Long.parseLong(Files.readAllLines(pidFile).getFirst());

        // When
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);

        // Then
        await().atMost(PATIENCE)
                .until(() -> postmaster(pidFile).filter(pid -> pid != killed).isPresent());
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(SQLException.class).until(StackIT::takesConnections);
    }

    @Test
    void events_of_before_a_killed_broker_are_kept() throws Exception {
        // Given
        String bootstrap = "127.0.0.1:" + StackSettings.load(platform.home()).kafkaPort();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            long offset = producer.send(new ProducerRecord<>(PlatformTopics.EVENTS, 0, "hello", "before"))
                    .get()
                    .offset();
            LiveProcess killed = platform.process("infra");

            // When
            killed.kill();
            await().atMost(PATIENCE)
                    .until(() -> platform.status("infra").isHealthy()
                            && platform.process("infra").pid() != killed.pid());

            // Then
            assertThat(producer.send(new ProducerRecord<>(PlatformTopics.EVENTS, 0, "hello", "after"))
                            .get()
                            .offset())
                    .isEqualTo(offset + 1);
        }
    }

    @Test
    void the_router_answers_for_the_services() throws Exception {
        // Given
        var url = URI.create("http://127.0.0.1:" + platform.routerPort() + "/api/services")
                .toURL();

        // When
        var connection = (HttpURLConnection) url.openConnection();

        // Then
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    @Test
    void doctor_finds_every_process() throws Exception {
        // Given
        List<String> well = Stream.concat(ALL.stream(), Stream.of("supervisor"))
                .map(name -> "ok   " + name + " ")
                .toList();

        // When
        var doctor = platform.run("doctor");

        // Then
        assertThat(doctor.output()).contains(well);
    }

    @Test
    void logs_are_shown_by_process() throws Exception {
        // Given
        String process = "catalog";

        // When
        var logs = platform.run("logs", process, "-n", "1");

        // Then
        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output()).startsWith("listening on ");
    }

    private static boolean takesConnections() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:"
                + StackSettings.load(platform.home()).postgresPort() + "/catalog";
        try (var connection = DriverManager.getConnection(
                url, PostgresSettings.USER, new Secrets(platform.home()).postgresPassword())) {
            return connection.isValid(5);
        }
    }

    private static Optional<Long> postmaster(Path pidFile) throws IOException {
        return Files.exists(pidFile)
                ? Files.readAllLines(pidFile).stream()
                        .findFirst()
                        .map(Long::parseLong)
                        .filter(pid -> ProcessHandle.of(pid).isPresent())
                : Optional.empty();
    }
}
