/** The training run that the AOT cache is made from. */
@NullMarked
package dev.paved.cli.training;

import org.jspecify.annotations.NullMarked;
