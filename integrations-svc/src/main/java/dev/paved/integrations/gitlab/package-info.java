/** GitLab's webhooks: its pushes, merge requests and deployments become the events that GitHub's do. */
@NullMarked
package dev.paved.integrations.gitlab;

import org.jspecify.annotations.NullMarked;
