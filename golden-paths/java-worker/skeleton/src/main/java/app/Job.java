package app;

/** One piece of work; {@code payload} is JSON. */
public record Job(long id, String payload) {

    /** What is done with a job. */
    @FunctionalInterface
    public interface Handler {
        void handle(Job job) throws Exception;
    }

    /** An example to replace. A job may be done twice when this process ends in the middle: make that harmless. */
    static void handle(Job job) {
        Log.info("did a job", "job", job.id());
    }
}
