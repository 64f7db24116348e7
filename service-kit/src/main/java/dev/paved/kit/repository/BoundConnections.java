package dev.paved.kit.repository;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Makes connections to addresses that may be asked alone, wherever a redirect leads; they give no more than an allowance. */
final class BoundConnections extends JDKHttpConnectionFactory {

    private final Predicate<URL> allowed;
    private final Allowance allowance;

    BoundConnections(Predicate<URL> allowed, Allowance allowance) {
        this.allowed = allowed;
        this.allowance = allowance;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Bound(checked(url));
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return new Bound(checked(url), proxy);
    }

    private URL checked(URL url) throws TransportException {
        if (!isSmart(url)) {
            throw new TransportException("it does not speak Git's smart protocol");
        }
        if (!allowed.test(url)) {
            throw new TransportException(
                    "it leads on to " + url.getAuthority() + ", which is not among the hosts that are asked");
        }
        return url;
    }

    /** A server of mere files is asked for one after the other, and none of them is counted by the parser of packs. */
    private static boolean isSmart(URL url) {
        return url.getPath().endsWith("/git-upload-pack")
                || url.getPath().endsWith("/info/refs") && "service=git-upload-pack".equals(url.getQuery());
    }

    private final class Bound extends JDKHttpConnection {

        Bound(URL url) throws IOException {
            super(url);
        }

        Bound(URL url, Proxy proxy) throws IOException {
            super(url, proxy);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return allowance.limitedInFrames(super.getInputStream());
        }
    }
}
