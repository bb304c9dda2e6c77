/*
 * The platform may live beneath a path of an existing site (/qlj). The path is built in, so that pages,
 * scripts and the worker agree on it; routers and redirects of the framework know it by themselves.
 */

/** The path beneath which the platform is reached, without a slash at its end; empty at a host's root. */
export const BASE_PATH: string = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/** A path of ours as the browser asks for it: for `src`, `action` and downloads, which no router rewrites. */
export function withBase(path: string): string {
  return BASE_PATH + path;
}

/** The path beneath the base of what a browser asked for; undefined for anything outside it. */
export function withoutBase(path: string): string | undefined {
  if (!path.startsWith(BASE_PATH)) return undefined;
  const rest = path.slice(BASE_PATH.length);
  if (rest === "" || rest.startsWith("?")) return `/${rest}`;
  return rest.startsWith("/") ? rest : undefined;
}
