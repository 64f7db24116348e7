package dev.paved.integrations.outbound;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * A block of addresses.
 *
 * @param block all of them
 * @param purpose what the block is for, as IANA's registries name it
 */
record AddressRange(IPAddress block, String purpose) {

    /** @throws IllegalArgumentException if {@code cidr} isn't an address, a slash and a length of prefix */
    static AddressRange of(String cidr, String purpose) {
        IPAddress block = new IPAddressString(cidr).getAddress();
        if (block == null || !block.isPrefixed() || !cidr.contains("/")) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is no range of addresses; write one as 10.1.0.0/16 or fd00:1::/32.");
        }
        return new AddressRange(block.toPrefixBlock(), purpose);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return block.contains(address instanceof Inet4Address ? new IPv4Address(bytes) : new IPv6Address(bytes));
    }

    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
