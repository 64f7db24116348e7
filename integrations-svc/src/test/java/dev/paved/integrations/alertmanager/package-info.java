/** Tests of dev.paved.integrations.alertmanager. */
@NullMarked
package dev.paved.integrations.alertmanager;

import org.jspecify.annotations.NullMarked;
