package app;

{% if values.database == 'none' -%}
import java.time.Duration;
{% endif -%}
import java.util.Map;

/** What this service does. */
public final class App {
{% if values.database == 'postgres' %}
    private final Database database;
    private final Worker worker;

    /** @param environment the variables of the process */
    public App(Map<String, String> environment) {
        this.database = new Database(environment.get("DATABASE_URL"));
        this.worker = new Worker(database, Job::handle);
    }

    /** Begins the work. */
    public void start() {
        Thread migrating = new Thread(database::migrate, "migrate");
        migrating.setDaemon(true);
        migrating.start();
        worker.start();
    }

    /** Whether it can work now. */
    public boolean ready() {
        return database.ready();
    }

    /** Finishes the job that it is at, and ends. */
    public void stop() {
        worker.stop();
        database.close();
    }
{%- else %}
    private final Worker worker;

    /** @param environment the variables of the process */
    public App(Map<String, String> environment) {
        long seconds = Long.parseLong(environment.getOrDefault("INTERVAL", "10"));
        this.worker = new Worker(Job::handle, Duration.ofSeconds(seconds));
    }

    /** Begins the work. */
    public void start() {
        worker.start();
    }

    /** Whether it can work now. */
    public boolean ready() {
        return true;
    }

    /** Finishes the jobs that wait, and ends. */
    public void stop() {
        worker.stop();
    }
{%- endif %}

    /** What is answered at each path and method. */
    public Map<String, Map<String, Handler>> routes() {
        return Map.of("/", Map.of("GET", App::about));
    }

    static Response about(Request request) {
        return Response.json(200, Json.fields("service", Service.NAME, "version", Service.VERSION));
    }
}
