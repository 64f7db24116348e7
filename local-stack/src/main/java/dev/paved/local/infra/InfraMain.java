package dev.paved.local.infra;

import dev.paved.local.embedded.EmbeddedKafka;
import dev.paved.local.embedded.PostgresSettings;
import dev.paved.local.stack.PavedHome;
import dev.paved.local.stack.Secrets;
import dev.paved.local.stack.StackLog;
import dev.paved.local.stack.StackSettings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/** Runs Kafka and PostgreSQL of a state folder until it is told to end. */
public final class InfraMain {
    private static final Logger LOG = System.getLogger(InfraMain.class.getName());

    private InfraMain() {}

    /** Started by the supervisor. */
    public static void main(String[] arguments) {
        StackLog.configure();
        var home = PavedHome.ofEnvironment();
        var settings = StackSettings.load(home);
        var report = new InfraReport(home);
        var postgres = CompletableFuture.supplyAsync(
                () -> PostgresGuard.start(postgres(home, settings), report), InfraMain::onThreadOfItsOwn);
        var kafka = CompletableFuture.supplyAsync(() -> kafka(home, settings, report), InfraMain::onThreadOfItsOwn);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kafka, postgres), "stop"));
        try {
            CompletableFuture.allOf(kafka, postgres).join();
            LOG.log(Level.INFO, "Kafka and PostgreSQL are ready");
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Kafka and PostgreSQL cannot run: " + e.getMessage(), e);
            System.exit(1);
        }
    }

    /** The common pool of a small machine has one thread: one of the two would wait for the other. */
    private static void onThreadOfItsOwn(Runnable start) {
        Thread.ofPlatform().name("start").start(start);
    }

    private static EmbeddedKafka kafka(PavedHome home, StackSettings settings, InfraReport report) {
        EmbeddedKafka kafka = EmbeddedKafka.start(home.kafka(), settings.kafkaPort());
        report.up(InfraReport.KAFKA);
        return kafka;
    }

    private static PostgresSettings postgres(PavedHome home, StackSettings settings) {
        return new PostgresSettings(
                home.postgres(),
                settings.postgresPort(),
                new Secrets(home).postgresPassword(),
                PostgresSettings.Durability.DURABLE,
                home.log("postgres"));
    }

    private static void stop(CompletableFuture<EmbeddedKafka> kafka, CompletableFuture<PostgresGuard> postgres) {
        kafka.thenAccept(EmbeddedKafka::close).exceptionally(failure -> null).join();
        postgres.thenAccept(PostgresGuard::close).exceptionally(failure -> null).join();
    }
}
