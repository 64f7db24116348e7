package app;

import java.util.Map;

/** What this service does. */
public final class App {
{% if values.database == 'postgres' %}
    private final Database database;

    /** @param environment the variables of the process */
    public App(Map<String, String> environment) {
        this.database = new Database(environment.get("DATABASE_URL"));
    }

    /** What is answered at each path and method. */
    public Map<String, Map<String, Handler>> routes() {
        Notes notes = new Notes(database);
        return Map.of(
                "/", Map.of("GET", App::about),
                "/notes", Map.of("GET", notes::list, "POST", notes::add));
    }

    /** Begins what runs beside the requests. */
    public void start() {
        Thread migrating = new Thread(database::migrate, "migrate");
        migrating.setDaemon(true);
        migrating.start();
    }

    /** Whether requests can be served now. */
    public boolean ready() {
        return database.ready();
    }

    /** Ends it. */
    public void stop() {
        database.close();
    }
{%- else %}
    /** @param environment the variables of the process */
    public App(Map<String, String> environment) {}

    /** What is answered at each path and method. */
    public Map<String, Map<String, Handler>> routes() {
        return Map.of("/", Map.of("GET", App::about));
    }

    /** Begins what runs beside the requests: nothing. */
    public void start() {}

    /** Whether requests can be served now. */
    public boolean ready() {
        return true;
    }

    /** Ends what {@link #start} began. */
    public void stop() {}
{%- endif %}

    static Response about(Request request) {
        return Response.json(200, Json.fields("service", Service.NAME, "version", Service.VERSION));
    }
}
