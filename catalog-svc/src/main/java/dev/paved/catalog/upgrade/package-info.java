/** Newer versions of golden paths for the services that were made from older ones: proposed as branches, and listed. */
@NullMarked
package dev.paved.catalog.upgrade;

import org.jspecify.annotations.NullMarked;
