package dev.paved.catalog.github;

/**
 * A repository on GitHub.
 *
 * @param homepage the address that it gives as its own, empty where it gives none
 * @see <a href="https://docs.github.com/en/rest/repos/repos#get-a-repository">GitHub REST API, Get a repository</a>
 */
public record GitHubRepository(String owner, String name, String homepage) {}
