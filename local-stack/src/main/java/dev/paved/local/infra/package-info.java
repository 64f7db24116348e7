/** The process of Kafka and PostgreSQL. */
@NullMarked
package dev.paved.local.infra;

import org.jspecify.annotations.NullMarked;
