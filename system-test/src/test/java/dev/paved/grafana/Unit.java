package dev.paved.grafana;

/** How a value is read, by the id Grafana has for it. */
enum Unit {
    COUNT("short", 0),
    RATIO("percentunit", 1),
    SECONDS("s", 1),
    BYTES("bytes", 1),
    REQUESTS("reqps", 2),
    A_SECOND("cps", 2),
    A_DAY("suffix: a day", 2),
    DAYS_A_WEEK("suffix: days a week", 1),
    A_WEEK("suffix: a week", 1),
    TIMES("suffix:x", 2),
    SCORE("none", 1);

    final String id;
    final int decimals;

    Unit(String id, int decimals) {
        this.id = id;
        this.decimals = decimals;
    }
}
