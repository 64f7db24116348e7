@NullUnmarked
package dev.paved.template.workspace;

import org.jspecify.annotations.NullUnmarked;
