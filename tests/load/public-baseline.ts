import type { Variables } from "@/scripts/launch/environment";
import { type Baseline, startBaseline } from "./baseline";

// What there is to compare with: the smallest Next page that the framework itself keeps. Made at build time, no
// database, no version, no views: whatever it says stays until the next build.

const ROWS = 120;

const PAGE = `export const dynamic = "force-static";
export default function Page() {
  return <main><h1>清廉建设公共服务平台</h1><ul>{Array.from({ length: ${ROWS} }, (_, at) => <li key={at}>
    <h2><a href={"/sites/" + at}>第 {at + 1} 处示范点</a></h2>
    <p>看得见的清廉，从身边的事做起：公开一张表，讲清一件事，接受大家评议。</p></li>)}</ul></main>;
}
`;

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="zh"><body>{children}</body></html>;
}
`;

const FILES = { "app/page.jsx": PAGE, "app/layout.jsx": LAYOUT };

/** The bare cached page, running from `folder`. */
export function startPublicBaseline(
  root: string,
  folder: string,
  env: Variables,
): Promise<Baseline> {
  const isUp = async (base: URL) => (await fetch(base)).ok;
  return startBaseline({ root, folder, env, files: FILES, isUp });
}
