import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** One mail as it came over the wire. */
export interface Mail {
  to: string;
  raw: string;
}

/**
 * How the server treats a recipient, by the part before the @: `busy` is put off (450), `gone` is refused
 * (550), `drop` has the connection cut in the middle, `slow` waits; everybody else is accepted.
 */
export interface MailSink {
  url: string;
  mails: Mail[];
  /** Accepts everybody from now on, or no longer. */
  acceptAll(yes: boolean): void;
  /** How long `slow` waits before it says that it has the mail. */
  slowness: number;
  /** Called when a mail for `slow` has arrived and is not yet answered. */
  onSlow: () => void;
  close(): Promise<void>;
}

function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

function port(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A real SMTP server on loopback that keeps what it gets. */
export async function startMailSink(): Promise<MailSink> {
  let isKind = false;
  const treat = (address: string, name: string) => !isKind && address.startsWith(`${name}@`);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (treat(address, "busy")) return done(refusal(450, `<${address}> try later`));
      if (treat(address, "gone")) return done(refusal(550, `<${address}> no such mailbox`));
      return done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      const to = session.envelope.rcptTo[0]?.address ?? "";
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (treat(to, "drop")) {
          for (const one of server.connections as unknown as Set<{
            _socket: { destroy(): void };
          }>) {
            one._socket.destroy();
          }
          return;
        }
        sink.mails.push({ to, raw: Buffer.concat(chunks).toString("utf8") });
        if (!treat(to, "slow")) return done();
        sink.onSlow();
        setTimeout(done, sink.slowness);
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${port(server.server.address())}`,
    mails: [],
    acceptAll: (yes) => {
      isKind = yes;
    },
    slowness: 300,
    onSlow: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}

function decoded(part: string): string {
  const [head = "", ...rest] = part.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** A header of a mail, with its encoded words read. */
export function headerOf({ raw }: Mail, name: string): string {
  const head = (raw.split("\r\n\r\n")[0] ?? "").replace(/\r\n\s+/g, " ");
  const line = head.split("\r\n").find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? "";
  return line
    .slice(name.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
      if (kind.toUpperCase() === "B") return Buffer.from(text, "base64").toString("utf8");
      const part = `transfer-encoding: quoted-printable\r\n\r\n${text.replace(/_/g, " ")}`;
      return decoded(part);
    });
}

/** The parts of a mail as read: the plain text and the HTML. */
export function partsOf({ raw }: Mail): { text: string; html: string } {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
  const parts = raw.split(`--${boundary}`).slice(1);
  const find = (type: string) => parts.find((part) => part.includes(`Content-Type: ${type}`)) ?? "";
  return {
    text: decoded(find("text/plain").trimStart()),
    html: decoded(find("text/html").trimStart()),
  };
}

/** One post as it came. */
export interface Post {
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** A real HTTP server on loopback that keeps what it gets and answers as it is told. */
export interface PostSink {
  origin: string;
  posts: Post[];
  /** What it answers from now on. */
  answer: { status: number; body: string; location?: string };
  close(): Promise<void>;
}

/** Starts an HTTP server that stands for the robots of both kinds. */
export async function startPostSink(): Promise<PostSink> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", sink.origin);
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8") || "null");
      sink.posts.push({ path: url.pathname, query: url.searchParams, body });
      const { status, body: answer, location } = sink.answer;
      response.writeHead(status, {
        "content-type": "application/json",
        ...(location ? { location } : {}),
      });
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  const sink: PostSink = {
    origin: `http://127.0.0.1:${port(server.address())}`,
    posts: [],
    answer: { status: 200, body: '{"errcode":0,"errmsg":"ok"}' },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return sink;
}
