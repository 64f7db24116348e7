/** Which service a repository belongs to, as the catalog's events tell. */
@NullMarked
package dev.paved.integrations.repository;

import org.jspecify.annotations.NullMarked;
