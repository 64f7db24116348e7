/** What people and the command line ask for. */
@NullMarked
package dev.paved.metrics.http;

import org.jspecify.annotations.NullMarked;
