import type { ChannelName } from "@/lib/platform/channels/port";

/** waiting: on its way or to be tried again; dead: given up. */
export type DeliveryState = "waiting" | "sent" | "dead";

/** What a delivery is about. */
export type DeliveryKind = "digest" | "group" | "news" | "file" | "code" | "trial";

/** One line of 消息投递: never the text of what is sent, and the address masked. */
export interface DeliveryRow {
  id: string;
  channel: ChannelName;
  kind: DeliveryKind;
  subject: string;
  state: DeliveryState;
  attempts: number;
  /** Whose person or robot. */
  organisationName: string;
  /** `zh***@qq.com`, `138****5678`, or the robot's name. */
  to: string;
  createdAt: string;
  /** The next try of what waits. */
  nextAt: string;
  sentAt: string | null;
  lastError: string | null;
  /** Its text has been removed: it cannot be sent again. */
  isPurged: boolean;
  /** A digest of a day that is over: it is not sent again either. */
  isPast: boolean;
  version: number;
}

/** How much is waiting and given up, by channel. */
export interface ChannelCounts {
  channel: ChannelName;
  isOn: boolean;
  waiting: number;
  dead: number;
  /** In the last 24 hours. */
  sent: number;
}

/** A page of deliveries, with the cursor of the next. */
export interface DeliveryPage {
  rows: DeliveryRow[];
  next: string | null;
}
