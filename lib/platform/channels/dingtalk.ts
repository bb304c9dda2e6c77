import "server-only";
import { createHmac } from "node:crypto";
import type { Channel } from "./port";
import { postToRobot } from "./robot-post";

/**
 * The address with 加签 as 钉钉 wants it: base64 of HMAC-SHA256 over `timestamp\nsecret` under the secret,
 * the time in milliseconds. Without a secret the address as it is.
 */
export function signedAddress(address: string, secret: string | null, now: number): string {
  if (!secret || !URL.canParse(address)) return address;
  const sign = createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64");
  const url = new URL(address);
  url.searchParams.set("timestamp", String(now));
  url.searchParams.set("sign", sign);
  return url.href;
}

/** Robots of 钉钉 groups. */
export const dingtalk: Channel = {
  isOn: () => true,
  send: (parcel) =>
    postToRobot(signedAddress(parcel.to, parcel.secret, Date.now()), {
      msgtype: "text",
      text: { content: parcel.text.trim() },
    }),
  close: () => undefined,
};
