@NullMarked
package dev.paved.kit.http;

import org.jspecify.annotations.NullMarked;
