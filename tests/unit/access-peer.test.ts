import { describe, expect, it } from "vitest";
import { settleAddress } from "@/lib/access/peer";

function seen(peer: string | undefined, claimed?: string, trusted: string[] = []): unknown {
  const headers = claimed === undefined ? {} : { "x-forwarded-for": claimed };
  const request = { headers, socket: peer === undefined ? {} : { remoteAddress: peer } };
  settleAddress(request, trusted);
  return request.headers["x-forwarded-for" as keyof typeof headers];
}

describe("the sender's address", () => {
  it.each([
    ["a stranger is who he is, whatever he claims", "203.0.113.5", "10.0.0.1", "203.0.113.5"],
    ["a neighbour on the network too", "10.1.2.3", "127.0.0.1", "10.1.2.3"],
    ["a proxy on this machine is believed", "127.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["also by its mapped address", "::ffff:127.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["without a proxy it is the peer", "::1", undefined, "::1"],
    ["without any it is unknown", undefined, undefined, "unknown"],
  ])("%s", (_name, peer, claimed, expected) => {
    expect(seen(peer, claimed)).toBe(expected);
  });

  it("a proxy elsewhere is believed where the setting names it", () => {
    expect(seen("10.9.9.9", "198.51.100.7")).toBe("10.9.9.9");
    expect(seen("10.9.9.9", "198.51.100.7", ["10.9.9.9"])).toBe("198.51.100.7");
    expect(seen("::ffff:10.9.9.9", "198.51.100.7", ["10.9.9.9"])).toBe("198.51.100.7");
  });
});
