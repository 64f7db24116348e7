/** Which rules make facts into metrics: the configured ones, and those that a request asks for. */
@NullMarked
package dev.paved.metrics.rules;

import org.jspecify.annotations.NullMarked;
