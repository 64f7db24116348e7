/** What the tests of every service share: a real Kafka and PostgreSQL, tokens, and a reader of the stream. */
@NullMarked
package dev.paved.kit.testing;

import org.jspecify.annotations.NullMarked;
