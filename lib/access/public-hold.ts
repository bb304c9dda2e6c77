import "server-only";
import { cookies } from "next/headers";
import { openText, sealText } from "@/lib/platform/crypto";
import { publicUrl } from "@/lib/platform/env";
import { purposeKey } from "@/lib/platform/record-seal";

// What a visitor's own browser holds for some minutes between two pages: sealed, so that neither the browser
// nor anybody who finds it can read or change it, and in no address. The server keeps nothing.

/** What may be held, with where it is sent back to and for how long. */
const HELD = {
  /** The tracked suggestion's id. */
  track: { path: "/", seconds: 1_800 },
  /** The tracking code that is shown once. */
  filed: { path: "/", seconds: 600 },
  /** What was typed, on its way back to the form. */
  typed: { path: "/", seconds: 600 },
} as const;

/** The name of something held. */
export type HeldName = keyof typeof HELD;

// A browser takes cookies up to 4,096 bytes.
const PIECE = 3_600;
const MOST_PIECES = 4;

const cookieName = (name: HeldName, piece: number) => `qinglian-${name}-${piece}`;

/** Cookies as a browser is told to hold them: pieces of the sealed text, and the end of older pieces. */
export function heldCookies(name: HeldName, text: string, now = Date.now()) {
  const { path, seconds } = HELD[name];
  const until = now + seconds * 1000;
  const sealed = text
    ? sealText(`${until}\n${text}`, purposeKey(`held ${name}`), name)
        .replace(/\+/g, "-")
        .replace(/\//g, "_")
    : "";
  const secure = publicUrl().protocol === "https:";
  return Array.from({ length: MOST_PIECES }, (_, piece) => {
    const value = sealed.slice(piece * PIECE, (piece + 1) * PIECE);
    const options = { path, secure, httpOnly: true as const, sameSite: "strict" as const };
    return {
      name: cookieName(name, piece),
      value,
      options: { ...options, maxAge: value ? seconds : 0 },
    };
  });
}

/** Has the browser hold something, or nothing any more (empty text): for actions. */
export async function hold(name: HeldName, text: string): Promise<void> {
  const jar = await cookies();
  for (const one of heldCookies(name, text)) jar.set(one.name, one.value, one.options);
}

/** The same as headers of a route's answer. */
export function holdHeaders(name: HeldName, text: string): string[] {
  return heldCookies(name, text).map(({ name: cookie, value, options }) => {
    const secure = options.secure ? "; Secure" : "";
    return `${cookie}=${value}; Path=${options.path}; Max-Age=${options.maxAge}; HttpOnly; SameSite=Strict${secure}`;
  });
}

/** What the browser holds; null where it is nothing, too old, or not ours. */
export async function held(name: HeldName): Promise<string | null> {
  const jar = await cookies();
  const sealed = Array.from(
    { length: MOST_PIECES },
    (_, piece) => jar.get(cookieName(name, piece))?.value ?? "",
  );
  const joined = sealed.join("").replace(/-/g, "+").replace(/_/g, "/");
  if (!joined) return null;
  try {
    const [until = "", ...text] = openText(joined, purposeKey(`held ${name}`), name).split("\n");
    return Number(until) > Date.now() ? text.join("\n") : null;
  } catch {
    return null;
  }
}
