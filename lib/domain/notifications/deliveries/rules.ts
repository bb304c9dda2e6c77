/*
 * What does not go out is tried again after 1, 5, 30 and 120 minutes and after 12 hours, six tries in all;
 * then it is given up and shown on 消息投递, where an administrator may send it again. What the other side
 * refuses for good (no such mailbox) is given up at once. A code is worthless after ten minutes and is not
 * tried past them. A digest goes out on its own day or not at all: one a day, also after a fault of days.
 */
import type { ChannelName } from "@/lib/platform/channels/port";

const RETRY_MINUTES = [1, 5, 30, 120, 720] as const;

/** Minutes until the next try after so many; null when it is given up. */
export function minutesUntilRetry(attempts: number): number | null {
  return RETRY_MINUTES[attempts - 1] ?? null;
}

function maskedMail(address: string): string {
  const [name = "", host = ""] = address.split("@");
  return `${name.slice(0, Math.min(2, Math.max(1, name.length - 1)))}***@${host}`;
}

function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-2)}`;
}

/** An address as administrators see it: enough to recognise, not enough to use. */
export function maskAddress(channel: ChannelName, address: string): string {
  if (address === "") return "";
  return channel === "email" ? maskedMail(address) : maskedPhone(address);
}
