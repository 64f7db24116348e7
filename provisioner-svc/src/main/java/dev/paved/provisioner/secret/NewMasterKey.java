package dev.paved.provisioner.secret;

import dev.paved.kit.command.Acceptance;
import dev.paved.kit.command.Commands;
import dev.paved.kit.command.Work;
import dev.paved.kit.encryption.KeysUnavailable;
import dev.paved.kit.encryption.RotateMasterKey;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The command that replaces the master key. */
@Singleton
class NewMasterKey {

    private final Commands commands;
    private final RotateMasterKey rotation;

    NewMasterKey(Commands commands, RotateMasterKey rotation) {
        this.commands = commands;
        this.rotation = rotation;
    }

    /** Begins it; refused where the present keys cannot be used. */
    Response begin() {
        return commands.accept(RotateMasterKey.KIND, "master-key", Map.of(), () -> {
            try {
                rotation.check();
            } catch (KeysUnavailable e) {
                throw Sealing.refused(e);
            }
            return new Work((session, cause) -> rotation.begin(session, cause).map(Acceptance::begun), rotation::wake);
        });
    }
}
