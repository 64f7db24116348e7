/** Reading what people ask for. */
@NullMarked
package dev.paved.integrations.request;

import org.jspecify.annotations.NullMarked;
