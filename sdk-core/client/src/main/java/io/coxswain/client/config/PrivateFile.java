package io.coxswain.client.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** A file that only its owner may read, and that is replaced as a whole: a reader sees the old or the new one. */
final class PrivateFile {
    private PrivateFile() {}

    /** Writes it, which blocks. A link stays a link: what it points to is replaced. */
    static void replace(Path file, String content) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path temporary = Files.createTempFile(target.getParent(), ".kubeconfig", ".new");
            try {
                write(temporary, content);
                if (Files.exists(target)) {
                    keepOwner(target, temporary);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new KubeConfigException("cannot write " + file + ": " + Reason.of(e), e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Root may edit the file of a user, who has to be able to read it afterwards. */
    private static void keepOwner(Path from, Path to) throws IOException {
        UserPrincipal owner = Files.getOwner(from);
        if (!owner.equals(Files.getOwner(to))) {
            Files.setOwner(to, owner);
        }
    }
}
