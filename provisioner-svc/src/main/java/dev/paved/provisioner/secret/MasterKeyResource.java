package dev.paved.provisioner.secret;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.provisioner.encryption.KeysUnavailable;
import dev.paved.provisioner.encryption.RotateMasterKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The master key that all secrets are sealed with. */
@Path("/api/secrets")
@RunOnVirtualThread
public class MasterKeyResource {

    private final Commands commands;
    private final RotateMasterKey rotation;

    MasterKeyResource(Commands commands, RotateMasterKey rotation) {
        this.commands = commands;
        this.rotation = rotation;
    }

    @POST
    @Path("/master-key/rotate")
    @Operation(summary = "Makes a new master key and brings all secrets under it")
    public Response rotate() {
        return commands.accept(RotateMasterKey.KIND, "master-key", Map.of(), () -> {
            try {
                rotation.check();
            } catch (KeysUnavailable e) {
                throw Sealing.refused(e);
            }
            return new Work(
                    (session, cause) -> rotation.begin(session, cause).map(Acceptance::begun), rotation::wake);
        });
    }
}
