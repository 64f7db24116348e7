/** Versions on Kubernetes: a native Deployment of each service, in the namespace of its environment. */
@NullMarked
package dev.paved.deployer.kubernetes;

import org.jspecify.annotations.NullMarked;
