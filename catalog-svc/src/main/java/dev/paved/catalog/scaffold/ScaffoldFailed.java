package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;
import org.jspecify.annotations.Nullable;

/** The service cannot be made; what was done is to be undone. */
class ScaffoldFailed extends Exception {

    private static final long serialVersionUID = 1;

    private final @Nullable String next;

    ScaffoldFailed(String reason, @Nullable String next) {
        super(reason);
        this.next = next;
    }

    /** The golden path of {@code service} {@code fault}. */
    static ScaffoldFailed ofGoldenPath(NewService service, String fault) {
        return new ScaffoldFailed(
                "The golden path " + service.template() + " " + service.templateVersion() + " " + fault + ".",
                "Tell the platform team, who keep the golden paths.");
    }

    /** What a person can do about it. */
    @Nullable
    String next() {
        return next;
    }
}
