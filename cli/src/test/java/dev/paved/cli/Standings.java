package dev.paved.cli;

/** How it stands with a system that delivers, as the platform tells it. */
final class Standings {

    private static final String UNTRUSTED = """
            {"outcome":"untrusted","count":3,"lastAt":"2026-11-20T15:00:00Z","reason":"compare the secrets"}""";

    private Standings() {}

    static String standing(String name, String state, int accepted, int refused) {
        return """
                {"name":"%s","system":"A System","state":"%s","path":"/api/webhooks/%s","secretVariable":"THE_SECRET",
                 "secretPlace":"its settings","accepted":%d,"lastAcceptedAt":%s,"lastAcceptedType":"push",
                 "refused":%d,"lastRefusedAt":%s,"refusals":[%s]}""".formatted(
                        name,
                        state,
                        name,
                        accepted,
                        accepted == 0 ? "null" : "\"2026-11-20T15:55:00Z\"",
                        refused,
                        refused == 0 ? "null" : "\"2026-11-20T15:00:00Z\"",
                        refused == 0 ? "" : UNTRUSTED);
    }
}
