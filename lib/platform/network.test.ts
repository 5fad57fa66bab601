import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "./network";

describe("the address a request came from", () => {
  test.each<[string | undefined, number, string]>([
    [undefined, 0, "10.0.0.9"],
    ["1.1.1.1", 0, "10.0.0.9"], // nobody is believed
    ["1.1.1.1", 1, "1.1.1.1"],
    ["6.6.6.6, 1.1.1.1", 1, "1.1.1.1"], // what the client wrote stands left
    ["6.6.6.6,1.1.1.1 , 10.0.0.1", 2, "1.1.1.1"],
    ["1.1.1.1", 2, "1.1.1.1"], // fewer proxies than said: the farthest there is
    ["", 1, "10.0.0.9"],
    [" , ,", 1, "10.0.0.9"],
  ])("[S6] of X-Forwarded-For %j behind %d proxies is %s", (forwarded, proxies, expected) => {
    expect(clientAddress(forwarded, "10.0.0.9", proxies)).toBe(expected);
  });

  test("[S6] is unknown where there is none at all", () => {
    expect(clientAddress(undefined, "", 0)).toBe("unknown");
  });
});

describe("whom a limit counts as one", () => {
  test.each([
    ["1.2.3.4", "1.2.3.4"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["::FFFF:1.2.3.4", "1.2.3.4"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
    ["2001:DB8:0001:0002::7", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:1::", "2001:db8:1:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["1:2:3:4:5:6:7.8.9.10", "1:2:3:4::/64"],
    ["not an address", "unknown"],
    ["1.2.3.4.5", "unknown"],
    ["", "unknown"],
    ["x".repeat(5000), "unknown"],
  ])("[S6] %s is of %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
