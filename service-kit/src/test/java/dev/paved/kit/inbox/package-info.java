@NullMarked
package dev.paved.kit.inbox;

import org.jspecify.annotations.NullMarked;
