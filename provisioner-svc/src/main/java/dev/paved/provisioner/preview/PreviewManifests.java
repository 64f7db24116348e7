package dev.paved.provisioner.preview;

import dev.paved.kit.crash.CrashPoints;
import dev.paved.kit.digest.Sha256;
import dev.paved.kit.http.Problem;
import dev.paved.kit.http.RefusedException;
import dev.paved.kit.repository.CommitFile;
import dev.paved.provisioner.ProvisionerSettings;
import dev.paved.provisioner.manifest.EnvironmentRequest;
import dev.paved.provisioner.manifest.ManifestSource;
import dev.paved.provisioner.manifest.Placeholders;
import dev.paved.provisioner.manifest.Slug;
import dev.paved.provisioner.manifest.SpecReader;
import dev.paved.provisioner.repository.Address;
import dev.paved.provisioner.repository.RepositoryFiles;
import dev.paved.provisioner.repository.RepositoryUnreadable;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pull requests' latest commits say of their previews. */
@Singleton
class PreviewManifests {

    private static final int LONGEST_TOLD = 2_000;

    private final Heads heads;
    private final SpecReader reader;
    private final CrashPoints crash;
    private final String path;

    PreviewManifests(Heads heads, SpecReader reader, CrashPoints crash, ProvisionerSettings settings) {
        this.heads = heads;
        this.reader = reader;
        this.crash = crash;
        this.path = settings.previews().manifest();
    }

    /** What was found. */
    sealed interface Found {

        /** A description of a preview, with the SHA-256 of its text. */
        record Described(EnvironmentRequest request, String digest) implements Found {}

        /** Nothing that describes a preview. */
        record Nothing(String message) implements Found {}

        /** Something that is wrong, and stays so until the next commit. */
        record Wrong(String message) implements Found {}

        /** It cannot be told for now. */
        record Unknown(String message) implements Found {}
    }

    /** What the latest commit that {@code row} knows says; it may fetch that commit. */
    Found at(PreviewEntity row) {
        Address address;
        try {
            address = heads.address(row);
        } catch (RefusedException e) {
            return new Found.Unknown(said(e) + " It is tried again.");
        }
        try (RepositoryFiles files = heads.open(row, address)) {
            Optional<String> text = files.text(path);
            return text.isEmpty() ? nothing(row) : described(row, text.get(), files);
        } catch (RepositoryUnreadable e) {
            return new Found.Unknown(e.getMessage() + "; it is tried again");
        } catch (CommitFile.Unreadable e) {
            return new Found.Wrong(at(row.shortHead()) + " " + e.getMessage());
        } catch (UncheckedIOException e) {
            return new Found.Unknown(row.repository + " can't be read: " + e.getMessage() + "; it is tried again");
        } catch (RefusedException e) {
            return new Found.Wrong(at(row.shortHead()) + " is wrong: " + said(e));
        } finally {
            crash.at("preview-read");
        }
    }

    private Found.Nothing nothing(PreviewEntity row) {
        return new Found.Nothing("there is no " + at(row.shortHead()) + " of " + row.repository
                + "; a commit that adds one, a manifest of kind Environment and type preview, gets a preview");
    }

    private Found.Described described(PreviewEntity row, String text, RepositoryFiles files) {
        EnvironmentRequest request =
                reader.preview(text, files, placeholders(row)).from(new ManifestSource(row.repository, path, row.head));
        String digest = HexFormat.of().formatHex(Sha256.of(text));
        boolean trusted = Boolean.FALSE.equals(row.fork);
        return new Found.Described(trusted ? request : request.distrusted(), digest);
    }

    private static Placeholders placeholders(PreviewEntity row) {
        return placeholders(row.pullRequest(), row.branch, row.head, row.name);
    }

    /** What placeholders stand for in the preview {@code name} of {@code pullRequest}. */
    static Placeholders placeholders(PullRequest pullRequest, String branch, String head, String name) {
        return new Placeholders(
                Map.of(
                        "number", String.valueOf(pullRequest.number()),
                        "branch", Slug.of(branch, Placeholders.LONGEST),
                        "repository", Slug.of(pullRequest.key().name(), Placeholders.LONGEST),
                        "sha", head,
                        "short-sha", PreviewEntity.shortened(head)),
                name);
    }

    private String at(String commit) {
        return path + " at " + commit;
    }

    /** What is wrong, for people who read one text. */
    static String said(RefusedException refused) {
        Problem problem = refused.failure().problem();
        String fields = problem.errors().stream()
                .map(error -> (error.pointer() + " " + error.detail()).strip())
                .collect(Collectors.joining("; "));
        String said = Stream.of(fields.isEmpty() || problem.status() != 400 ? problem.detail() : "", fields)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return said.length() <= LONGEST_TOLD ? said : said.substring(0, LONGEST_TOLD) + "…";
    }
}
