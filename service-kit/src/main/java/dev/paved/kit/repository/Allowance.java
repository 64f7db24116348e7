package dev.paved.kit.repository;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What one fetch may still take. */
final class Allowance {

    private static final long FRAMES = 16 * 1024 * 1024;

    private final FetchLimits limits;
    private final long end;

    /** From now on. */
    Allowance(FetchLimits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + limits.longest().toNanos();
    }

    long bytes() {
        return limits.largest().asLongValue();
    }

    BeyondLimit tooLarge() {
        return BeyondLimit.size(limits.largest());
    }

    /** {@code in}, which fails once too much or for too long was read from it. */
    InputStream limited(InputStream in) {
        return new Limited(in, bytes());
    }

    /** The same for what has {@link #limited} in it, in frames, with messages for people and names of refs. */
    InputStream limitedInFrames(InputStream in) {
        return new Limited(in, bytes() + bytes() / 8 + FRAMES);
    }

    private final class Limited extends FilterInputStream {

        private final long most;
        private long taken;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            take(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            take(Math.max(count, 0));
            return count;
        }

        private void take(int count) throws IOException {
            taken += count;
            if (taken > most) {
                throw tooLarge();
            }
            if (System.nanoTime() - end > 0) {
                throw BeyondLimit.time(limits.longest());
            }
        }
    }
}
