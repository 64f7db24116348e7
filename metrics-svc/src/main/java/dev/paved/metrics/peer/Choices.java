package dev.paved.metrics.peer;

/**
 * What a tool has chosen for good.
 *
 * @param statistic what it shows of lead and recovery times: {@code median}, {@code lower median} or {@code mean}
 * @param frequencyCount what its deployment frequency counts
 * @param leadTime what has a lead time, and from where on
 * @param recoveryStart where recovery starts
 * @param attribution which deployment it puts an incident down to
 * @param timeUnit what it rounds times to
 */
record Choices(
        String statistic,
        String frequencyCount,
        String leadTime,
        String recoveryStart,
        String attribution,
        String timeUnit) {}
