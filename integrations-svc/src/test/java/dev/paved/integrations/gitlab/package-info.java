/** Tests of dev.paved.integrations.gitlab. */
@NullMarked
package dev.paved.integrations.gitlab;

import org.jspecify.annotations.NullMarked;
