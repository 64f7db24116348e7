/** Tests of dev.paved.integrations.repository. */
@NullMarked
package dev.paved.integrations.repository;

import org.jspecify.annotations.NullMarked;
