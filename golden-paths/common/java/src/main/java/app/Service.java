package app;

/** What this service is called, and which version of it runs. */
public final class Service {

    public static final String NAME = ${{ values.name | dump }};
    public static final String VERSION = System.getenv().getOrDefault("PAVED_VERSION", "development");

    private Service() {}
}
