@NullMarked
package dev.paved.integrations.slack;

import org.jspecify.annotations.NullMarked;
