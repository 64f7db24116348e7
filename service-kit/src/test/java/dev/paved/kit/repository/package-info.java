@NullMarked
package dev.paved.kit.repository;

import org.jspecify.annotations.NullMarked;
