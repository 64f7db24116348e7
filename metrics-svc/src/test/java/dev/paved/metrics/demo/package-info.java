@NullMarked
package dev.paved.metrics.demo;

import org.jspecify.annotations.NullMarked;
