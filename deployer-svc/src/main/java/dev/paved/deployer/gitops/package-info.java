/** Deploying by a commit to an environment repository that Argo CD follows. */
@NullMarked
package dev.paved.deployer.gitops;

import org.jspecify.annotations.NullMarked;
