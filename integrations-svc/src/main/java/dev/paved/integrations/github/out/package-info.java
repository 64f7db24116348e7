/** What GitHub is told: deployments and how they go, commits' statuses, and comments on pull requests; see ADR 42. */
@NullMarked
package dev.paved.integrations.github.out;

import org.jspecify.annotations.NullMarked;
