/** Events that commit with the change they tell of, and reach Kafka after it. */
@NullMarked
package dev.paved.kit.outbox;

import org.jspecify.annotations.NullMarked;
