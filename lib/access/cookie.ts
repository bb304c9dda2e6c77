import "server-only";
import { decode, encode } from "next-auth/jwt";
import { SESSION_COOKIES } from "@/lib/access/page-headers";
import { env, publicUrl } from "@/lib/platform/env";

const SECONDS_PER_HOUR = 3600;

/** A cookie as a browser, a test or a bench has to carry it. */
export interface SessionCookie {
  name: string;
  value: string;
  options: {
    httpOnly: true;
    sameSite: "lax";
    secure: boolean;
    path: "/";
    maxAge: number;
  };
}

function isSecure(): boolean {
  return publicUrl().protocol === "https:";
}

/** The cookie's name: the `__Host-` prefix wherever the platform is reached by https. */
export function sessionCookieName(): string {
  return isSecure() ? SESSION_COOKIES[0] : SESSION_COOKIES[1];
}

/** The sealed cookie that carries a session identifier and nothing else. */
export async function sealSessionCookie(identifier: string): Promise<SessionCookie> {
  const maxAge = env().SESSION_HOURS * SECONDS_PER_HOUR;
  const value = await encode({
    token: { sub: identifier },
    secret: env().NEXTAUTH_SECRET,
    maxAge,
    salt: sessionCookieName(),
  });
  const options = { httpOnly: true, sameSite: "lax", secure: isSecure(), path: "/" } as const;
  return { name: sessionCookieName(), value, options: { ...options, maxAge } };
}

/** The session identifier in a cookie's value; null when it is forged, damaged or too old. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const secret = env().NEXTAUTH_SECRET;
  const token = await decode({ token: value, secret, salt: sessionCookieName() }).catch(() => null);
  return typeof token?.sub === "string" ? token.sub : null;
}
