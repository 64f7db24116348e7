package dev.paved.integrations.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private final Addresses addresses = new Addresses(Stream.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:10::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:808:808::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void address_that_is_not_public_is_refused(String address) throws UnknownHostException {
        assertThat(addresses.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(why -> assertThat(why).contains("is not a public address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "140.82.112.3",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "::ffff:8.8.8.8"
            })
    void public_address_is_asked(String address) throws UnknownHostException {
        assertThat(addresses.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.2.3, 10.2.0.1",
        "fd00:1::/32, fd00:1::5, fd00:2::5",
        "127.0.0.1/32, 127.0.0.1, 127.0.0.2"
    })
    void range_that_is_allowed_is_asked_and_nothing_beside(String range, String inside, String outside)
            throws UnknownHostException {
        Addresses allowing = new Addresses(Stream.of(range));

        assertThat(allowing.refusal(InetAddress.getByName(inside))).isEmpty();
        assertThat(allowing.refusal(InetAddress.getByName(outside))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/x", "host/8", "10.0.0.0/33", "/8"})
    void wrong_range_is_an_error(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Addresses(Stream.of(range)))
                .withMessageStartingWith("paved.integrations.outbound.allowed-ranges: ");
    }
}
