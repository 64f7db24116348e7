package app;

import java.util.HashMap;
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
        Map<String, Map<String, Handler>> routes = new HashMap<>(Assets.routes());
        routes.put("/", Map.of("GET", notes::show));
        routes.put("/notes", Map.of("POST", notes::add));
        return routes;
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
        Map<String, Map<String, Handler>> routes = new HashMap<>(Assets.routes());
        routes.put("/", Map.of("GET", request -> Welcome.page()));
        return routes;
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
}
