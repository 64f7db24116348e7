@NullUnmarked
package dev.paved.template.nunjucks;

import org.jspecify.annotations.NullUnmarked;
