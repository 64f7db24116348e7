/** The commands that decide on deployments which wait for somebody's approval. */
@NullMarked
package dev.paved.cli.approval;

import org.jspecify.annotations.NullMarked;
