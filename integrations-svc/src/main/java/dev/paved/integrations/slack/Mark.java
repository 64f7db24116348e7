package dev.paved.integrations.slack;

/** How it stands with what a message tells of; said in words beside it. */
enum Mark {
    WAITING("⏳"),
    GOING("🚀"),
    GOOD("✅"),
    BAD("❌"),
    ATTENTION("⚠️"),
    OVER("⚪"),
    NEWS("ℹ️");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /** Whether somebody has to look at it. */
    boolean isAlarming() {
        return this == BAD || this == ATTENTION;
    }
}
