/** Tests of dev.paved.integrations.pagerduty. */
@NullMarked
package dev.paved.integrations.pagerduty;

import org.jspecify.annotations.NullMarked;
