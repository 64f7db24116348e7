/** What people are answered. */
@NullMarked
package dev.paved.metrics.http;

import org.jspecify.annotations.NullMarked;
