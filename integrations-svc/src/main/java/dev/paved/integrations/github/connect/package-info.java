/**
 * Setting up a webhook on GitHub. The service makes it itself, since it knows the secret: whoever asks for it is not told.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks">GitHub REST API, Repository webhooks</a>
 * @see <a href="https://docs.github.com/en/rest/orgs/webhooks">GitHub REST API, Organization webhooks</a>
 */
@NullMarked
package dev.paved.integrations.github.connect;

import org.jspecify.annotations.NullMarked;
