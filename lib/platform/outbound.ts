import "server-only";
import { lookup as resolve } from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { isAddressRange, isPublicAddress, isWithinRanges } from "@/lib/platform/addresses";
import { AppError, invalid } from "@/lib/platform/errors";

/*
 * Fetching from elsewhere on behalf of somebody: only from hosts that the operator named, never by way of a
 * redirect, never from an address of our own network unless the operator named its range as well. The
 * address is checked at the moment of connecting, so that a name cannot point elsewhere in between.
 */

/** What may be fetched, and how much of it. */
export interface FetchLimits {
  /** As FEED_HOSTS says. */
  hosts: readonly string[];
  bytes: number;
  milliseconds: number;
}

function failed(message: string): AppError {
  return new AppError("unavailable", message);
}

function isNamed(url: URL, hosts: readonly string[]): boolean {
  if (url.protocol === "http:") return hosts.includes(`http://${url.host}`);
  return url.protocol === "https:" && hosts.includes(url.host);
}

/** Throws `invalid` for an address that may not be fetched from, and says what to do. */
export function requireNamedHost(address: string, hosts: readonly string[]): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username || url.password) {
    throw invalid({ address: "请填写完整的地址，例如 https://data.example.gov.cn/api/values" });
  }
  if (isNamed(url, hosts)) return url;
  const shown = url.protocol === "http:" ? `http://${url.host}` : url.host;
  throw invalid({
    address: `本平台还没有登记 ${shown}，请管理员在服务器的 FEED_HOSTS 里登记后再试`,
  });
}

function mayConnect(address: string, hosts: readonly string[]): boolean {
  return isPublicAddress(address) || isWithinRanges(address, hosts.filter(isAddressRange));
}

function guardedLookup(hosts: readonly string[]): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, "", 4);
      const wrong = found.find((one) => !mayConnect(one.address, hosts));
      const [first] = found;
      if (wrong || !first) {
        return done(Object.assign(new Error("private"), { code: "EPRIVATE" }), "", 4);
      }
      if (options.all) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
}

const REASONS: Record<string, string> = {
  EPRIVATE: "对方的地址在内网，请管理员把网段登记到 FEED_HOSTS 后再试",
  ENOTFOUND: "找不到这个域名，请核对地址",
  ECONNREFUSED: "对方没有开放这个端口，请联系来源系统",
  ECONNRESET: "连接中断，请联系来源系统",
  CERT_HAS_EXPIRED: "对方的证书已过期，请联系来源系统更换",
  DEPTH_ZERO_SELF_SIGNED_CERT: "对方使用自签证书，无法确认身份，请联系来源系统更换",
};

function reasonOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code =
    typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return failed(REASONS[code] ?? `取数失败（${code || "连接出错"}），请联系来源系统`);
}

function requireGood(answer: http.IncomingMessage, limits: FetchLimits): void {
  const status = answer.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    throw failed("对方要求跳转到别的地址。本平台不跟随跳转，请填写最终的地址");
  }
  if (status !== 200) throw failed(`对方答复 ${status}，请联系来源系统`);
  if (Number(answer.headers["content-length"] ?? 0) > limits.bytes) throw tooLarge(limits);
}

function tooLarge({ bytes }: FetchLimits): AppError {
  return failed(`内容超过 ${bytes / 1024 / 1024} MB，请来源系统分成几个地址`);
}

async function collect(answer: http.IncomingMessage, limits: FetchLimits): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limits.bytes) throw tooLarge(limits);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * The bytes behind an address. Throws `invalid` for a host that nobody named, `unavailable` with a sentence
 * that says what to do for everything that goes wrong on the way.
 */
export async function fetchBytes(
  address: string,
  headers: Readonly<Record<string, string>>,
  limits: FetchLimits,
): Promise<Buffer> {
  const url = requireNamedHost(address, limits.hosts);
  // A literal address is never looked up.
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isAddressRange(literal) && !mayConnect(literal, limits.hosts)) {
    throw failed(REASONS.EPRIVATE ?? "");
  }
  const timeout = AbortSignal.timeout(limits.milliseconds);
  const { get } = url.protocol === "https:" ? https : http;
  try {
    const answer = await new Promise<http.IncomingMessage>((done, fail) => {
      const options = { headers: { Accept: "application/json", ...headers }, signal: timeout };
      get(url, { ...options, lookup: guardedLookup(limits.hosts), agent: false }, done).once(
        "error",
        fail,
      );
    });
    try {
      requireGood(answer, limits);
      return await collect(answer, limits);
    } finally {
      answer.destroy();
    }
  } catch (error) {
    if (timeout.aborted) {
      throw failed(`${limits.milliseconds / 1000} 秒内没有取完，请联系来源系统`);
    }
    throw reasonOf(error);
  }
}

/** Answers that say that nothing is there; anything else, a refusal or a redirect too, is an answer. */
const GONE = (status: number) => status === 404 || status === 410 || status >= 500;

/**
 * Asks whether a public address answers, reading nothing of what it says: never an address of our own network,
 * never a port but the usual ones, never by way of a redirect. Throws `unavailable` with a sentence where it does not.
 */
export async function probe(address: string, milliseconds: number): Promise<void> {
  if (!URL.canParse(address)) throw failed("地址不完整，请核对");
  const url = new URL(address);
  const isUsual = url.port === "" && (url.protocol === "https:" || url.protocol === "http:");
  if (!isUsual || url.username || url.password) throw failed("这不是可以公开访问的网页地址");
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  if (isAddressRange(literal) && !mayConnect(literal, [])) throw failed("对方的地址在内网");
  const signal = AbortSignal.timeout(milliseconds);
  const { get } = url.protocol === "https:" ? https : http;
  const status = await new Promise<number>((done, fail) => {
    get(url, { signal, lookup: guardedLookup([]), agent: false }, (answer) => {
      answer.destroy();
      done(answer.statusCode ?? 0);
    }).once("error", fail);
  }).catch((error: unknown) => {
    throw signal.aborted ? failed(`${milliseconds / 1000} 秒内没有答复`) : reasonOf(error);
  });
  if (GONE(status)) throw failed(`对方答复 ${status}，页面可能已经移走`);
}
