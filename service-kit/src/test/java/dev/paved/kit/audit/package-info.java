@NullMarked
package dev.paved.kit.audit;

import org.jspecify.annotations.NullMarked;
