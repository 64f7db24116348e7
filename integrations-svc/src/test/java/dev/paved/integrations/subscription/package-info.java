/** Tests of dev.paved.integrations.subscription. */
@NullMarked
package dev.paved.integrations.subscription;

import org.jspecify.annotations.NullMarked;
