/** The ways out of the product. */
export type ChannelName = "email" | "wecom" | "dingtalk" | "sms";

/** One message as a channel carries it. Only the channel itself sees the open address. */
export interface Parcel {
  /** Of the delivery: the same on every try, so that the other side can tell a repetition. */
  id: string;
  /** Mail address, telephone number, or the address of a robot. */
  to: string;
  /** 加签 of 钉钉. */
  secret: string | null;
  subject: string;
  text: string;
  html: string;
}

/** What became of a try: `later` may go through another time, `never` will not. */
export type Outcome =
  | { state: "sent" }
  | { state: "later"; error: string }
  | { state: "never"; error: string };

/** One way out. It answers every fault with an outcome and throws for none. */
export interface Channel {
  /** False where the deployment has not set it up. */
  isOn(): boolean;
  send(parcel: Parcel): Promise<Outcome>;
  /** Lets go of what it holds open. */
  close(): void;
}

const ERROR_LENGTH = 300;

/** The words of a fault without addresses, numbers and keys: what administrators may read. */
export function faultWords(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, "（网址）")
    .replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, "（邮箱）")
    .replace(/\d{7,}/g, "（号码）")
    .slice(0, ERROR_LENGTH);
}
