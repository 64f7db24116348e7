package dev.paved.deployer.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** How far a workload is on its way to run as it was applied. */
sealed interface Progress {

    /** Every pod is of the present template, and answers. */
    record Complete() implements Progress {}

    /**
     * It may get there.
     *
     * @param words what is still to come, for people; empty where there is nothing to say
     * @param served whether a pod of the present template answers
     */
    record Underway(String words, boolean served) implements Progress {}

    /**
     * It will not, as things are.
     *
     * @param reason why, in sentences
     * @param pod whose log tells more
     */
    record Failing(String reason, Optional<Pod> pod) implements Progress {}
}
