package app;

/** The first page: an example to replace. */
final class Welcome {

    private Welcome() {}

    static Response page() {
        String name = Page.escaped(Service.NAME);
        String version = Page.escaped(Service.VERSION);
        return Page.of(Service.NAME, "<h1>" + name + "</h1><p>It works.</p><small>Version " + version + "</small>");
    }
}
