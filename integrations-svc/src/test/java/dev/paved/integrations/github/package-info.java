/** Tests of dev.paved.integrations.github. */
@NullMarked
package dev.paved.integrations.github;

import org.jspecify.annotations.NullMarked;
