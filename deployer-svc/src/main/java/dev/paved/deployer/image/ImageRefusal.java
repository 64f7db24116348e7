package dev.paved.deployer.image;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a version has no image that can be deployed. */
sealed interface ImageRefusal extends Failure {

    /** Nobody says where the images of the service are. */
    record NotNamed(String service) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(
                            409,
                            "No image",
                            "Nothing says where the images of " + service + " are: " + ImageName.MANIFEST
                                    + " has no `image` at this version, and paved.deployer.image is not set")
                    .next("Add it to " + ImageName.MANIFEST + ", for example: image: registry.example.com/team/"
                            + service);
        }
    }

    /** What is said of where they are can not be. */
    record Malformed(String source, String text, String why) implements ImageRefusal {

        @Override
        public Problem problem() {
            String what = text.isEmpty() ? "" : " ('" + text + "')";
            return refused(409, "Not an image", source + " " + why + what)
                    .next("Write it as: registry.example.com/team/orders");
        }
    }

    /** The registry has the repository, and no image of the version in it. */
    record NoSuchTag(String repository, List<String> tried, List<String> suggestions) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(
                            404,
                            "No such image",
                            repository + " has no image with the tag " + String.join(" or ", tried))
                    .suggestions(suggestions)
                    .next("Push the image of this version, or deploy a version that has one.");
        }
    }

    /** The registry has nothing of that name. */
    record NoSuchRepository(String repository) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(404, "No such repository of images", "The registry has no repository " + repository)
                    .next("Push an image to it, or correct the name in " + ImageName.MANIFEST
                            + " or paved.deployer.image.");
        }
    }

    /** The registry does not let the platform read it. */
    record Denied(String registry, String repository, boolean authenticated) implements ImageRefusal {

        @Override
        public Problem problem() {
            String why = authenticated
                    ? "the platform's credentials for " + registry + " are not good for it, or it is not there"
                    : "the platform has no credentials for " + registry;
            return refused(409, "Image not readable", repository + " can not be read: " + why)
                    .next("Set paved.registries.credentials.\"" + registry + "\".username and .password.");
        }
    }

    /** The registry was asked too much. */
    record Throttled(String registry, Optional<Duration> retryAfter) implements ImageRefusal {

        @Override
        public Problem problem() {
            String when = retryAfter
                    .map(it -> "in " + Math.max(1, it.toSeconds()) + " s")
                    .orElse("in a while");
            return refused(429, "Registry throttles", registry + " takes no more requests for now")
                    .next("Try again " + when + ".");
        }
    }

    /** The registry gave no answer. */
    record Unreachable(String registry, String why) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(
                            503,
                            "Registry unavailable",
                            registry + " did not tell whether the image is there (" + why + ")")
                    .next("Try again in a moment.");
        }
    }

    /** The image is for other machines. */
    record WrongPlatform(String image, String wanted, List<String> platforms) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(
                            409,
                            "Not for this platform",
                            image + " is made for " + String.join(", ", platforms) + ", not for " + wanted)
                    .next("Build and push it for " + wanted + " as well.");
        }
    }

    /** What is to run again was deployed when no images were. */
    record NotRecorded(String service, String environment, String version) implements ImageRefusal {

        @Override
        public Problem problem() {
            return refused(
                            409,
                            "No image",
                            "It is not on record from which image " + version + " of " + service + " ran")
                    .next("platform deploy " + service + " --env " + environment + " --version " + version);
        }
    }

    private static Problem refused(int status, String title, String why) {
        return Problem.of(status, title, why + "; nothing was changed.");
    }

    /** As an exception for the one mapper. */
    default RefusedException thrown() {
        return new RefusedException(this);
    }
}
