@NullUnmarked
package dev.paved.template;

import org.jspecify.annotations.NullUnmarked;
