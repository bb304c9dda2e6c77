/*
 * How a reader wants to see public pages is part of the address, never a cookie: the same address shows the same
 * to everybody and can be kept. 长者模式 lives under /elder, larger text under /large and /largest, high
 * contrast under /contrast or behind one of these (/elder/contrast/sites).
 */

/** The sizes, in the order in which they are offered. */
export type ReaderSize = "normal" | "large" | "largest" | "elder";

/** How a public page is shown; `prefix` stands before its path. */
export interface ReaderView {
  size: ReaderSize;
  contrast: boolean;
  prefix: string;
}

const PREFIX = /^(?:\/(elder|largest|large))?(\/contrast)?(?=[/?]|$)/;
/** What is never shown in a view of its own: it is not public, or no page. */
const OUTSIDE = /^\/(desk|sign-in|setup|api|_next|refusal|icons|fonts|scripts)([/?]|$)/;

/** The view with this size and contrast. */
export function viewOf(size: ReaderSize, contrast: boolean): ReaderView {
  const prefix = (size === "normal" ? "" : `/${size}`) + (contrast ? "/contrast" : "");
  return { size, contrast, prefix };
}

const SIZES: readonly ReaderSize[] = ["normal", "large", "largest", "elder"];

/** Every view there is, the ordinary one first. */
export const VIEWS: readonly ReaderView[] = [false, true].flatMap((contrast) =>
  SIZES.map((size) => viewOf(size, contrast)),
);

/** The classes of an element within which everything looks as this view has it. */
export function viewClasses({ size, contrast }: ReaderView): string {
  return [size !== "normal" && `frame-${size}`, contrast && "frame-contrast"]
    .filter(Boolean)
    .join(" ");
}

/** Takes an address apart into the view and the page's own path (with its query); pages of staff have no view. */
export function splitView(address: string): { view: ReaderView; path: string } {
  const found = PREFIX.exec(address);
  const view = viewOf((found?.[1] as ReaderSize | undefined) ?? "normal", Boolean(found?.[2]));
  const rest = address.slice(view.prefix.length);
  const path = rest.startsWith("/") ? rest : `/${rest}`;
  return OUTSIDE.test(path) ? { view: viewOf("normal", false), path: address } : { view, path };
}

/** The address of a page of ours in a view; what lies outside the public pages stays as it is. */
export function inView(view: ReaderView, path: string): string {
  if (!path.startsWith("/") || OUTSIDE.test(path)) return path;
  return view.prefix + (view.prefix && /^\/($|[?#])/.test(path) ? path.slice(1) : path) || "/";
}
