import { isIPv4, isIPv6 } from "node:net";

/**
 * The address a request came from. Each trusted proxy added one entry to the right of X-Forwarded-For; what stands left
 * of those was written by the client and means nothing.
 */
export function clientAddress(forwarded: string | undefined, socketAddress: string, trustedProxies: number): string {
  const hops = [...(forwarded ?? "").split(","), socketAddress].map((hop) => hop.trim()).filter(Boolean);
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? "unknown";
}

/** Whom a limit counts as one: an IPv4 address, or the /64 an IPv6 address is in, which is one customer's to use up. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return "unknown";
  const [left = "", right] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const mapped = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const head = left.split(":").filter(Boolean);
  const tail = right === undefined ? [] : right.split(":").filter(Boolean);
  const groups =
    right === undefined ? head : [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill("0"), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
