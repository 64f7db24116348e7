package dev.paved.cli;

/** What metrics-svc answered, recorded, with an incident and a failed deployment more. */
final class RecordedMetrics {
    static final String PARAMETERS = """
            {"frequencyCount":"deployments","leadTimeStart":"committed","quantile":"interpolated","firstDeployment":"excluded",\
            "failureSigns":["rollback","incident","hotfix"],"recoveryStart":"incident","attributionWindow":"PT24H",\
            "attributionTie":"<=","zone":"UTC"}""";

    private static final String OTHER_PARAMETERS = """
            {"frequencyCount":"days","leadTimeStart":"authored","quantile":"interpolated","firstDeployment":"excluded",\
            "failureSigns":["rollback"],"recoveryStart":"incident","attributionWindow":"PT1H30M",\
            "attributionTie":"<","zone":"Europe/Berlin"}""";

    private static final String SOME = """
            {"deploymentFrequency":{"perDay":0.13333333333333333,"count":4,"samples":4,"medianDaysPerWeek":2.0,\
            "medianSecondsBetween":5400.926994},"changeLeadTime":{"p50Seconds":1.165289,"p75Seconds":71.1737865,\
            "p95Seconds":7201.18,"meanSeconds":2171.3,"samples":2},"changeFailRate":{"ratio":0.25,"failed":1,"samples":4},\
            "failedDeploymentRecoveryTime":{"p50Seconds":2.926994,"p75Seconds":2.926994,"p95Seconds":2.926994,\
            "meanSeconds":2.926994,"samples":1,"open":2},"deploymentReworkRate":{"ratio":0.25,"rework":1,"samples":4},\
            "incidents":{"coverage":0.6666666666666666,"attributed":2,"unattributed":1,"samples":3}}""";

    static final String NONE = """
            {"deploymentFrequency":{"perDay":null,"count":0,"samples":0,"medianDaysPerWeek":null,"medianSecondsBetween":null},\
            "changeLeadTime":{"p50Seconds":null,"p75Seconds":null,"p95Seconds":null,"meanSeconds":null,"samples":0},\
            "changeFailRate":{"ratio":null,"failed":0,"samples":0},"failedDeploymentRecoveryTime":{"p50Seconds":null,\
            "p75Seconds":null,"p95Seconds":null,"meanSeconds":null,"samples":0,"open":0},"deploymentReworkRate":{"ratio":null,\
            "rework":0,"samples":0},"incidents":{"coverage":null,"attributed":0,"unattributed":0,"samples":0}}""";

    static final String HELLO = answer("\"service\":\"hello\"", PARAMETERS, SOME, """
            {"overall":7.8,"known":5,"deploymentFrequency":4.0,"changeLeadTime":10.0,"changeFailRate":7.5,\
            "failedDeploymentRecoveryTime":10.0,"deploymentReworkRate":7.5}""");

    static final String OTHERWISE =
            answer("\"service\":\"hello\"", OTHER_PARAMETERS, SOME, "{\"overall\":null,\"known\":0}");

    static final String MEANS = answer("\"service\":\"hello\"", "{\"statistic\":\"mean\"}", SOME, "{\"overall\":null}")
            .replace("\"definition\":\"dora\"", "\"definition\":\"pelorus\"");

    static final String NOTHING = answer(
            "\"team\":\"ada\",\"services\":1",
            PARAMETERS,
            NONE,
            "{\"overall\":null,\"known\":0,\"deploymentFrequency\":null}");

    /** Two days: one with nothing in its window, and one with half and one with all of the frequency. */
    static final String SERIES = """
            {"service":"hello","window":"30d","definition":"dora","points":[{"asOf":"2026-11-22T14:27:30.3Z","metrics":%s},\
            {"asOf":"2026-11-23T14:27:30.3Z","metrics":{"deploymentFrequency":{"perDay":0.0667}}},\
            {"asOf":"2026-11-24T14:27:30.3Z","metrics":%s}]}""".formatted(NONE, SOME);

    static final String FIRST_EVIDENCE = evidence("""
            {"service":"hello","subject":"deployment/dep-2","at":"2026-11-25T13:58:38.075288Z","counted":true,"reason":"failed",\
            "why":"It needed intervention: rolled back (deployment/dep-3).","seconds":null}""", "\"a b\"");

    static final String LAST_EVIDENCE = evidence("""
            {"service":"hello","subject":"deployment/dep-1","at":"2026-11-24T13:58:38Z","counted":false,"reason":"failed",\
            "why":"It was given up before any user could reach it.","seconds":2.9}""", "null");

    static final String NO_EVIDENCE = evidence("", "null");

    static final String DEFINITIONS = """
            {"definition":"dora","windows":["7d","30d","90d"],"definitions":[{"definition":"dora","parameters":%s,\
            "source":"https://dora.dev/guides/dora-metrics/","metrics":[{"metric":"deploymentReworkRate","meaning":"Production \
            deployments that are rollbacks, hotfixes or made because of an incident, divided by all that reached users."}],\
            "differences":[]},{"definition":"other","parameters":{},"source":"https://example.com/","metrics":[],\
            "differences":["It counts deployments that failed before any user could reach them, and what it calls an incident is \
            any issue with a label."]}]}""".formatted(PARAMETERS);

    private RecordedMetrics() {}

    private static String answer(String whose, String parameters, String metrics, String scores) {
        return """
                {%s,"window":"30d","asOf":"2026-11-25T14:27:30.2Z","definition":"dora","parameters":%s,"metrics":%s,\
                "quickCheck":%s,"deployments":{"succeeded":4,"failed":0,"rolledBack":1},"ranges":{"git":2,"pushes":0}}""".formatted(whose, parameters, metrics, scores);
    }

    private static String evidence(String item, String cursor) {
        return """
                {"service":"hello","window":"30d","asOf":"2026-11-25T14:27:30.2Z","definition":"dora","metric":"changeFailRate",\
                "counted":1,"left":1,"items":[%s],"nextCursor":%s}""".formatted(item, cursor);
    }
}
