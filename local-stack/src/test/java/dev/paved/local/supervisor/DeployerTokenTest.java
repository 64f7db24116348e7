package dev.paved.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paved.local.json.Json;
import dev.paved.local.stack.PavedHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployerTokenTest {

    @TempDir
    Path folder;

    @Test
    void deployer_is_told_who_it_is_in_a_file_that_its_owner_alone_reads() throws Exception {
        // Given
        PavedHome home = new PavedHome(folder);

        // When
        new DeployerToken(home).keepFresh();

        // Then
        String claims = Files.readString(home.deployerToken()).split("\\.")[1];
        assertThat(Json.parseObject(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)))
                .containsEntry("sub", "deployer")
                .containsEntry("groups", List.of("paved-deployer"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.deployerToken())))
                .isEqualTo("rw-------");
    }

    @Test
    void token_that_is_fresh_stays() throws Exception {
        // Given
        PavedHome home = new PavedHome(folder);
        DeployerToken token = new DeployerToken(home);
        token.keepFresh();
        Files.writeString(home.deployerToken(), "the same");

        // When
        token.keepFresh();

        // Then
        assertThat(home.deployerToken()).hasContent("the same");
    }
}
