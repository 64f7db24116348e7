/** Asking the API server of a Kubernetes cluster, for services that have one to do with. */
@NullMarked
package dev.paved.kit.kubernetes;

import org.jspecify.annotations.NullMarked;
