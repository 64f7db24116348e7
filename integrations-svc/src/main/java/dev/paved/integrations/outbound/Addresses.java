package dev.paved.integrations.outbound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which addresses are public. What is not is named in IANA's registries of special-purpose addresses
 * (https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry); of IPv6 only the block of
 * global unicast addresses is public at all, which leaves out what embeds an IPv4 address as NAT64 does.
 */
@Singleton
class Addresses {

    private static final AddressRange GLOBAL_UNICAST = AddressRange.of("2000::/3", "global unicast");

    private static final List<AddressRange> SPECIAL = List.of(
            AddressRange.of("0.0.0.0/8", "this network"),
            AddressRange.of("10.0.0.0/8", "private use"),
            AddressRange.of("100.64.0.0/10", "shared address space of carriers"),
            AddressRange.of("127.0.0.0/8", "loopback"),
            AddressRange.of("168.63.129.16/32", "a cloud's own services"),
            AddressRange.of("169.254.0.0/16", "link local, and clouds' metadata"),
            AddressRange.of("172.16.0.0/12", "private use"),
            AddressRange.of("192.0.0.0/24", "IETF protocol assignments"),
            AddressRange.of("192.0.2.0/24", "documentation"),
            AddressRange.of("192.31.196.0/24", "AS112"),
            AddressRange.of("192.52.193.0/24", "AMT"),
            AddressRange.of("192.88.99.0/24", "6to4 relays"),
            AddressRange.of("192.168.0.0/16", "private use"),
            AddressRange.of("192.175.48.0/24", "AS112"),
            AddressRange.of("198.18.0.0/15", "benchmarking"),
            AddressRange.of("198.51.100.0/24", "documentation"),
            AddressRange.of("203.0.113.0/24", "documentation"),
            AddressRange.of("224.0.0.0/4", "multicast"),
            AddressRange.of("240.0.0.0/4", "reserved"),
            AddressRange.of("2001::/23", "IETF protocol assignments, as Teredo"),
            AddressRange.of("2001:db8::/32", "documentation"),
            AddressRange.of("2002::/16", "6to4"),
            AddressRange.of("2620:4f:8000::/48", "AS112"),
            AddressRange.of("3fff::/20", "documentation"));

    private final List<AddressRange> allowed;

    @Inject
    Addresses(OutboundConfig config) {
        this(config.allowedRanges().stream().flatMap(List::stream));
    }

    /** @param allowed ranges that are asked though they aren't public */
    Addresses(Stream<String> allowed) {
        this.allowed = allowed.map(Addresses::range).toList();
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.of(text.strip(), "allowed here");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("paved.integrations.outbound.allowed-ranges: " + e.getMessage(), e);
        }
    }

    /** Why {@code address} is not asked; nothing if it may be. */
    Optional<String> refusal(InetAddress address) {
        if (allowed.stream().anyMatch(it -> it.contains(address))) {
            return Optional.empty();
        }
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
            return Optional.of(address.getHostAddress() + " is not a public address");
        }
        return SPECIAL.stream()
                .filter(it -> it.contains(address))
                .findFirst()
                .map(it -> address.getHostAddress() + " is not a public address (" + it + ", " + it.purpose() + ")");
    }
}
