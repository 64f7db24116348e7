/** Tests of requests to addresses that users chose. */
@NullMarked
package dev.paved.integrations.outbound;

import org.jspecify.annotations.NullMarked;
