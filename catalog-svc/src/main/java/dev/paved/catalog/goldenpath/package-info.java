/** The templates that services are made from, as folders of data. */
@NullMarked
package dev.paved.catalog.goldenpath;

import org.jspecify.annotations.NullMarked;
