@NullMarked
package dev.paved.kit.github;

import org.jspecify.annotations.NullMarked;
