import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the set-up leaves the cookie of every account's session. */
export const SESSIONS = path.resolve(import.meta.dirname, "..", "..", ".test", "e2e-sessions.json");

let cookies: Record<string, { name: string; value: string }> | undefined;

/** The session cookie of an account; throws for a sign-in name that the demonstration lacks. */
export function sessionCookie(login: string): { name: string; value: string } {
  cookies ??= JSON.parse(readFileSync(SESSIONS, "utf8")) as NonNullable<typeof cookies>;
  const found = cookies[login];
  if (!found) throw new Error(`no account ${login} in the demonstration`);
  return found;
}
