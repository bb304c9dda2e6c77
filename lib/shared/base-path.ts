/** A path of ours as the browser asks for it: for `src`, `action` and downloads, which no router rewrites. */
export function withBase(path: string): string {
  return path;
}
