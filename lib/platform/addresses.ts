import "server-only";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

// An IPv4 address inside an IPv6 one (::ffff:10.0.0.1) is the IPv4 address. What is left of 10.1.2.3 when
// somebody forgets a part is no address, though old programs read 10.1.2 as 10.1.0.2.
function parsed(text: string): Address | null {
  return isIP(text) !== 0 && ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

function rangeOf(text: string): [Address, number] | null {
  const single = parsed(text);
  if (single) return [single, single.kind() === "ipv4" ? 32 : 128];
  const [base = ""] = text.split("/");
  return isIP(base) !== 0 && ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
}

/** True for an address or a range in CIDR notation, of IPv4 or IPv6. */
export function isAddressRange(text: string): boolean {
  return rangeOf(text) !== null;
}

const LEAST_PREFIX = { ipv4: 8, ipv6: 32 };

/** True for a range that is as good as everywhere: larger than 10.0.0.0/8, or than an IPv6 /32. */
export function isAnywhere(text: string): boolean {
  const range = rangeOf(text);
  return range !== null && range[1] < LEAST_PREFIX[range[0].kind()];
}

/** True when the address lies in one of the ranges; an address that is none lies nowhere. */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  const asked = parsed(address);
  if (!asked) return false;
  return ranges.some((text) => {
    const range = rangeOf(text);
    return range !== null && range[0].kind() === asked.kind() && asked.match(range);
  });
}

/** True for an address of the public internet; everything private, local or reserved is not. */
export function isPublicAddress(address: string): boolean {
  return parsed(address)?.range() === "unicast";
}
