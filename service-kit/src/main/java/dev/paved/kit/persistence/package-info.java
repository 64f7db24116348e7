/** Transactions on Hibernate Reactive for code that blocks on virtual threads, and notifications from PostgreSQL. */
@NullMarked
package dev.paved.kit.persistence;

import org.jspecify.annotations.NullMarked;
