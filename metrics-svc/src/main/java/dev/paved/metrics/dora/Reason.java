package dev.paved.metrics.dora;

/** Why something counts or does not: for programs and for people. */
public interface Reason {

    /** How the reason is put. */
    Wording wording();

    /** A word or a few with hyphens, which stays the same. */
    default String code() {
        return wording().code();
    }

    /** A sentence. */
    default String sentence() {
        return wording().sentence();
    }

    /** A reason's code and its sentence. */
    record Wording(String code, String sentence) {}
}
