/** What every answer has in common: problem details and request ids. */
@NullMarked
package dev.paved.kit.http;

import org.jspecify.annotations.NullMarked;
