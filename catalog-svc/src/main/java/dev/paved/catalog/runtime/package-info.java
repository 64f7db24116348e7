/** What runs where, as the deployments' events tell it. */
@NullMarked
package dev.paved.catalog.runtime;

import org.jspecify.annotations.NullMarked;
