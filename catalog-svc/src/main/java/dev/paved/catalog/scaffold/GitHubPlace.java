package dev.paved.catalog.scaffold;

import dev.paved.catalog.service.NewService;

/** Where on GitHub a repository is, as its URL says: {@code https://github.com/OWNER/NAME.git}. */
record GitHubPlace(String owner, String name) {

    static GitHubPlace of(NewService service) {
        String[] parts = service.repository().replaceFirst("\\.git$", "").split("/");
        return new GitHubPlace(parts[parts.length - 2], parts[parts.length - 1]);
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }
}
