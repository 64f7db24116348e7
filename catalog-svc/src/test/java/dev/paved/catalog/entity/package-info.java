@NullMarked
package dev.paved.catalog.entity;

import org.jspecify.annotations.NullMarked;
