/** Results as tables, JSON and YAML. */
@NullMarked
package dev.paved.cli.output;

import org.jspecify.annotations.NullMarked;
