package dev.paved.provisioner.secret;

import dev.paved.kit.http.Invalid;
import dev.paved.kit.http.Problem.FieldError;
import dev.paved.kit.http.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which secret: that of a service, under a name as environment variables have them.
 *
 * @param environment the environment it is for; null where it is for all
 */
record SecretRef(String service, String name, @Nullable String environment) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final String LABEL_RULE =
            "must have 1 to 63 lower-case letters, digits and hyphens, a letter or digit at both ends; for example ";
    private static final String NAME_RULE =
            "must have 1 to 128 letters, digits and underscores, and no digit first; for example DATABASE_URL";

    /**
     * The secret of these names, which are never told back: a value may have got among them.
     *
     * @throws RefusedException with every wrong one
     */
    static SecretRef of(String service, String name, @Nullable String environment) {
        List<FieldError> errors = complaints(service, name, environment);
        if (!errors.isEmpty()) {
            throw new RefusedException(
                    new Invalid("The secret's name is not right; nothing was changed.", List.copyOf(errors)));
        }
        return new SecretRef(service, name, environment);
    }

    static List<FieldError> complaints(String service, String name, @Nullable String environment) {
        List<FieldError> errors = new ArrayList<>();
        if (!isLabel(service)) {
            errors.add(new FieldError("/service", LABEL_RULE + "my-service"));
        }
        if (!NAME.matcher(name).matches()) {
            errors.add(new FieldError("/name", NAME_RULE));
        }
        if (environment != null && !isLabel(environment)) {
            errors.add(new FieldError("/environment", LABEL_RULE + "staging; leave it out for all environments"));
        }
        return errors;
    }

    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /** What the command line calls it, for a next step. */
    String option() {
        return service + "/" + name + (environment == null ? "" : " --env " + environment);
    }

    /** Its aggregate. */
    String subject() {
        return "secret/" + service + "/" + name + (environment == null ? "" : "@" + environment);
    }

    /** Where the value of the version {@code id} belongs. */
    ValuePlace place(String id) {
        return new ValuePlace(service, name, environment, id);
    }

    @Override
    public String toString() {
        return service + "/" + name + (environment == null ? "" : " for " + environment);
    }
}
