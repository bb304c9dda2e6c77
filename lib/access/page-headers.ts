/** Names under which a session's cookie may stand: by https and by plain http. */
export const SESSION_COOKIES = ["__Host-qinglian-session", "qinglian-session"] as const;

/** The request header in which the proxy passes on how a reader sees public pages; a visitor's own is dropped. */
export const VIEW_HEADER = "x-reader-view";

/** Headers of every page, whoever asks. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()",
};

/** Sent by https only: a browser keeps to https for a year. */
export const STRICT_TRANSPORT = "max-age=31536000";

/** How a page's scripts are told from foreign ones. */
export interface ScriptTrust {
  /** Made for one request; every page is, so each of its scripts can carry it. */
  nonce: string;
  /** React's tools for developers need eval and inline styles. */
  isDevelopment: boolean;
}

function scripts({ nonce, isDevelopment }: ScriptTrust): string {
  const tools = isDevelopment ? " 'unsafe-eval'" : "";
  return `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${tools}`;
}

// Charts and bars carry their measures in style attributes; a style element needs the nonce.
function styles({ nonce, isDevelopment }: ScriptTrust): string {
  if (isDevelopment) return "style-src 'self' 'unsafe-inline'";
  return `style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`;
}

/** The Content-Security-Policy of a page: nothing from elsewhere, no frames, forms only to ourselves. */
export function contentSecurityPolicy(trust: ScriptTrust): string {
  return [
    "default-src 'self'",
    scripts(trust),
    styles(trust),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** True for a path inside the desk: where a person may be sent after signing in. */
export function isDeskPath(path: string): boolean {
  return /^\/desk(\/[\w\-./%~]*)?(\?[^\s\\]*)?$/.test(path) && !path.includes("//");
}
