package dev.paved.catalog.registration;

import dev.paved.catalog.location.RepositoryUrl;
import dev.paved.catalog.offpath.LeaveRule;
import dev.paved.catalog.service.Owner;
import dev.paved.catalog.service.ServiceName;
import dev.paved.kit.http.Problem.FieldError;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a registration must say. */
@Singleton
class RegistrationRules {

    private static final int LONGEST_LINE = 500;
    private static final Pattern WORD = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern OWNER_NAME = Pattern.compile("(?!.*(^|/)\\.{1,2}(/|$))[\\w.-]+(/[\\w.-]+)+");
    private static final Pattern FOLDER = Pattern.compile("(?!.*(^|/)\\.{0,2}(/|$))[^\\\\\\p{Cntrl}]+");

    private final LeaveRule leave;

    RegistrationRules(LeaveRule leave) {
        this.leave = leave;
    }

    /** What is wrong with {@code wish}, each with a right example. */
    List<FieldError> faults(String name, RegisterService wish) {
        List<FieldError> faults = new ArrayList<>();
        ServiceName.fault(name).ifPresent(fault -> faults.add(new FieldError("/name", fault)));
        if (!Boolean.TRUE.equals(wish.offPath())) {
            faults.add(new FieldError(
                    "/offPath",
                    "must be true, for what is registered follows no golden path; one that does is made with"
                            + " 'platform service create'"));
        }
        if (wish.type() == null) {
            faults.add(new FieldError("/type", "must be given, for example 'api'"));
        }
        word(faults, "/type", wish.type(), "api");
        word(faults, "/language", wish.language(), "java");
        word(faults, "/lifecycle", wish.lifecycle(), "production");
        if (wish.owner() != null) {
            Owner.fault(wish.owner()).ifPresent(fault -> faults.add(new FieldError("/owner", fault)));
        }
        line(faults, "/description", wish.description());
        repository(faults, wish);
        faults.addAll(leave.faults(wish.reason(), wish.expires()));
        return faults;
    }

    private static void word(List<FieldError> faults, String pointer, @Nullable String value, String example) {
        if (value != null && !WORD.matcher(value).matches()) {
            faults.add(new FieldError(
                    pointer,
                    "must be 1 to 63 lowercase letters, digits and dashes, beginning with a letter, for example '"
                            + example + "'"));
        }
    }

    private static boolean line(List<FieldError> faults, String pointer, @Nullable String value) {
        boolean wrong =
                value != null && (value.length() > LONGEST_LINE || value.chars().anyMatch(Character::isISOControl));
        if (wrong) {
            faults.add(new FieldError(pointer, "must be one line of at most " + LONGEST_LINE + " characters"));
        }
        return wrong;
    }

    private static void repository(List<FieldError> faults, RegisterService wish) {
        String repository = wish.repository();
        if (repository != null && !line(faults, "/repository", repository)) {
            home(repository.strip()).ifPresent(fault -> faults.add(new FieldError("/repository", fault)));
        }
        String path = wish.path();
        if (path == null) {
            return;
        }
        if (path.length() > LONGEST_LINE || !FOLDER.matcher(path).matches()) {
            faults.add(new FieldError(
                    "/path", "must be a folder of the repository, without '.' and '..', for example 'services/shop'"));
        }
        if (repository == null) {
            faults.add(new FieldError("/repository", "must be given where there is a path in it"));
        }
    }

    /** What is wrong with {@code repository}. */
    private static Optional<String> home(String repository) {
        return RepositoryUrl.secret(repository)
                .or(() -> (RepositoryUrl.isReadable(repository) && !repository.contains("#"))
                                || OWNER_NAME.matcher(repository).matches()
                        ? Optional.empty()
                        : Optional.of("must be where a repository is, without spaces or '..', for example"
                                + " 'https://github.com/acme/shop.git', 'acme/shop' or '/srv/git/shop.git'"));
    }
}
