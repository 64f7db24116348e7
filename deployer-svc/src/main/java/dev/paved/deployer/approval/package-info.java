/** Deployments that wait until somebody else approves them. */
@NullMarked
package dev.paved.deployer.approval;

import org.jspecify.annotations.NullMarked;
