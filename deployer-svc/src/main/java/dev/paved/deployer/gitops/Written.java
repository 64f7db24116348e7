package dev.paved.deployer.gitops;

/** What is written where the image of a service stands. */
sealed interface Written {

    /** What is wanted there. */
    record Wanted() implements Written {}

    /**
     * Another image.
     *
     * @param image as it is written
     * @param by who has written it
     * @param commit in which commit
     */
    record Another(String image, String by, String commit) implements Written {

        /** The same in words. */
        String words() {
            return by + " has committed " + image + " in " + Judgement.brief(commit);
        }
    }
}
