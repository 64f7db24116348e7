package dev.paved.kit.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PackParser;

/**
 * A bare repository that takes no more than an allowance from elsewhere. JGit has a limit for what is pushed, and none for what is
 * fetched; but all that is fetched, by whatever protocol, comes through the parser of packs.
 */
final class BoundedRepository extends FileRepository {

    private final Allowance allowance;

    BoundedRepository(Path git, Allowance allowance) throws IOException {
        super(new FileRepositoryBuilder().setBare().setGitDir(git.toFile()).setup());
        this.allowance = allowance;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter all = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return all;
            }

            @Override
            public PackParser newPackParser(InputStream in) throws IOException {
                PackParser parser = all.newPackParser(allowance.limited(in));
                parser.setMaxObjectSizeLimit(allowance.bytes());
                return parser;
            }
        };
    }
}
