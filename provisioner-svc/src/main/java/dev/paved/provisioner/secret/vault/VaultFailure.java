package dev.paved.provisioner.secret.vault;

import dev.paved.kit.http.Failure;
import dev.paved.kit.http.Problem;
import org.jspecify.annotations.Nullable;

/** Why a value can't be kept in Vault, read from there or destroyed there. Nothing of the value is in it. */
sealed interface VaultFailure extends Failure {

    /** Where the setting up is described. */
    String PAGE = "docs/how-to/keep-secrets.md";

    /** Whether a value that was to be written is certainly not there. */
    default boolean nothingWritten() {
        return true;
    }

    private static Problem problem(int status, String title, String detail, String next) {
        return Problem.of(status, title, detail + " Nothing was changed.").next(next);
    }

    /** The platform does not know how to get there. */
    record NotConfigured(String why, String next) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(503, "Vault not configured", why, next + "; see " + PAGE);
        }
    }

    /** It does not let the platform in. */
    record LoginRefused(int status) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    502,
                    "Vault refused the login",
                    "Vault did not let provisioner-svc log in (status " + status
                            + "): the role is not there, or not for this account.",
                    "check quarkus.vault.authentication.* and the role in Vault; see " + PAGE);
        }
    }

    /** It does not allow that. */
    record Denied(String action, String path) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    502,
                    "Vault denied access",
                    "Vault does not allow provisioner-svc to " + action + " " + path
                            + ": its token is not valid any more, or no policy of it has that path.",
                    "renew the token, or add the path to its policy; see " + PAGE);
        }
    }

    /** Nothing is mounted there. */
    record NoEngine(String mount) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    502,
                    "No secrets engine",
                    "Vault has no secrets engine at " + mount + "/.",
                    "vault secrets enable -path=" + mount + " -version=2 kv");
        }
    }

    /**
     * What is mounted there has no versions.
     *
     * @param left where it keeps the value all the same, if it could not be taken back
     */
    record NotVersioned(String mount, @Nullable String left) implements VaultFailure {

        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    502,
                    "Wrong secrets engine",
                    "Vault's secrets engine at " + mount + "/ is not KV of version 2."
                            + (left == null ? "" : " The value is left at " + left + " there: delete it."),
                    "vault kv enable-versioning " + mount + "/");
        }
    }

    /** The value is not there any more. */
    record Gone(String path) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    404,
                    "Value gone",
                    "Vault has no value at " + path
                            + ": it was deleted or changed there, or the mount or the prefix is another one now.",
                    "restore it in Vault, or restore another version here: platform secrets restore --help");
        }
    }

    /** Somebody else wrote to where the value is to be. */
    record Taken(String path) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    409,
                    "Path taken",
                    "Vault has something at " + path + " that the platform did not put there, and it is left alone.",
                    "try again: another path is taken then; if it happens again, see who else writes to Vault there");
        }
    }

    /** It is sealed. */
    record Sealed(String url) implements VaultFailure {
        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    503,
                    "Vault sealed",
                    "Vault at " + url + " is sealed: it was started, and nobody has unsealed it yet.",
                    "vault operator unseal");
        }
    }

    /** There is no answer, or none that means anything. */
    record Unavailable(String url, String why) implements VaultFailure {
        @Override
        public boolean nothingWritten() {
            return false;
        }

        @Override
        public Problem problem() {
            return VaultFailure.problem(
                    503,
                    "Vault unavailable",
                    "Vault at " + url + " can't be used now: " + why + ".",
                    "try again in a moment; if it stays so, vault status -address=" + url);
        }
    }
}
