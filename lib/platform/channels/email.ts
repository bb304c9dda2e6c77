import "server-only";
import nodemailer from "nodemailer";
import { env, publicUrl } from "@/lib/platform/env";
import { withBase } from "@/lib/shared/base-path";
import { type Channel, faultWords, type Outcome, type Parcel } from "./port";

const SECOND = 1_000;
/** A server that accepts slowly is given up before another worker may take the message over. */
const LONGEST = 60 * SECOND;

type Transport = ReturnType<typeof open>;

function open(url: string) {
  const options = {
    ...{ url, pool: true as const, maxConnections: 4, maxMessages: 200 },
    // The outbox tries again; the transport must not do so on its own.
    maxRequeues: 0,
    connectionTimeout: 15 * SECOND,
    greetingTimeout: 15 * SECOND,
    socketTimeout: 30 * SECOND,
  };
  return nodemailer.createTransport(options);
}

const holder = globalThis as typeof globalThis & {
  qinglianMail?: { url: string; transport: Transport } | undefined;
};

function transport(url: string): Transport {
  if (holder.qinglianMail?.url !== url) {
    close();
    holder.qinglianMail = { url, transport: open(url) };
  }
  return holder.qinglianMail.transport;
}

function close(): void {
  holder.qinglianMail?.transport.close();
  holder.qinglianMail = undefined;
}

/** Refused for good: the recipient or the message itself, not the connection or the sign-in. */
function isForGood(error: { code?: string; responseCode?: number }): boolean {
  const isRefusal = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  return isRefusal && (error.responseCode ?? 0) >= 500;
}

function outcomeOf(error: unknown): Outcome {
  const fault = error as Error & { code?: string; responseCode?: number };
  const words = faultWords([fault.code, fault.message].filter(Boolean).join(" "));
  return { state: isForGood(fault) ? "never" : "later", error: words };
}

function timeLimit(): Promise<Outcome> {
  return new Promise((resolve) => {
    const error = `邮件服务器 ${LONGEST / SECOND} 秒内没有收完`;
    setTimeout(() => resolve({ state: "later", error }), LONGEST).unref();
  });
}

async function send(parcel: Parcel): Promise<Outcome> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) return { state: "later", error: "没有设置邮件服务器" };
  const site = publicUrl();
  const sending = transport(SMTP_URL)
    .sendMail({
      from: MAIL_FROM,
      to: parcel.to,
      subject: parcel.subject,
      text: parcel.text,
      html: parcel.html,
      messageId: `<${parcel.id}@${site.hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": `<${new URL(withBase("/desk/account/messages"), site).href}>`,
      },
    })
    .then((): Outcome => ({ state: "sent" }), outcomeOf);
  return Promise.race([sending, timeLimit()]);
}

/** E-mail through the SMTP server of the deployment (SMTP_URL, MAIL_FROM). */
export const email: Channel = {
  isOn: () => Boolean(env().SMTP_URL && env().MAIL_FROM),
  send,
  close,
};
