/** Environments on Kubernetes: a namespace each, made by server-side apply. */
@NullMarked
package dev.paved.provisioner.target.kubernetes;

import org.jspecify.annotations.NullMarked;
