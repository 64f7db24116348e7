/**
 * Deliveries of GitHub that did not arrive. They are not asked for again but fetched: so they also come where GitHub can't
 * reach this service, and are here once the answer is.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks">GitHub REST API, Webhooks</a>
 */
@NullMarked
package dev.paved.integrations.github.missed;

import org.jspecify.annotations.NullMarked;
