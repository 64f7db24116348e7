/** What happened before the platform: read from files, checked, and told as events. */
@NullMarked
package dev.paved.metrics.history;

import org.jspecify.annotations.NullMarked;
