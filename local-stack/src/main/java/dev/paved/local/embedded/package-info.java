/** A real Kafka broker and a real PostgreSQL server, run by this process for the local stack and for tests. */
@NullMarked
package dev.paved.local.embedded;

import org.jspecify.annotations.NullMarked;
