/** The HTTP APIs as the commands see them: requests, safe retries, problem details and event streams. */
@NullMarked
package dev.paved.cli.http;

import org.jspecify.annotations.NullMarked;
