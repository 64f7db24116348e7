package dev.paved.provisioner.manifest;

/**
 * Where a manifest was read.
 *
 * @param repository as it was named
 * @param path of the manifest in it
 * @param commit the full id of the commit
 */
public record ManifestSource(String repository, String path, String commit) {

    private static final int SHORT = 7;

    @Override
    public String toString() {
        return path + " at " + commit.substring(0, Math.min(SHORT, commit.length())) + " of " + repository;
    }
}
