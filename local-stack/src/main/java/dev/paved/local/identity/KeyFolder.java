package dev.paved.local.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The folder of the key pair: readable by its owner only, made by one process even when several start at once. */
record KeyFolder(Path folder) {
    private static final int KEY_BITS = 2048;

    static KeyFolder in(Path folder) {
        return new KeyFolder(folder);
    }

    KeyPair loadOrCreate() throws IOException {
        if (!Files.exists(privateKey())) {
            createOnce();
        }
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    rsa.generatePublic(new X509EncodedKeySpec(Files.readAllBytes(publicKey()))),
                    rsa.generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateKey()))));
        } catch (GeneralSecurityException e) {
            throw new IOException("The keys in " + folder + " are damaged; delete the folder to get new ones", e);
        }
    }

    private void createOnce() throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(folder, ownerOnly);
        }
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(privateKey())) {
                create();
            }
        }
    }

    private void create() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            write(publicKey(), pair.getPublic().getEncoded());
            write(privateKey(), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make RSA keys", e);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(folder, "key-", ".new", ownerOnly);
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path privateKey() {
        return folder.resolve("private.pkcs8");
    }

    private Path publicKey() {
        return folder.resolve("public.x509");
    }
}
