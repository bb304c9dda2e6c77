import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { freePort } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";
import { runNode } from "@/scripts/launch/processes";
import type { Baseline } from "./dashboard-baseline";

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

const configOf = (root: string) =>
  `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} },
  outputFileTracingRoot: ${JSON.stringify(root)} };\n`;

async function writeApp(folder: string, root: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const app = path.join(folder, "app");
  await mkdir(app, { recursive: true });
  await writeFile(path.join(app, "page.jsx"), PAGE);
  await writeFile(path.join(app, "layout.jsx"), LAYOUT);
  await writeFile(path.join(folder, "next.config.mjs"), configOf(root));
  await writeFile(path.join(folder, "package.json"), '{"private":true,"type":"module"}\n');
}

async function answers(url: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error("the baseline ended before it answered");
    const found = await fetch(url).catch(() => null);
    if (found?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the baseline did not answer within a minute");
}

/** Builds and starts the bare cached page in `folder`, beneath the project so that it finds its packages. */
export async function startPublicBaseline(
  root: string,
  folder: string,
  env: Variables,
): Promise<Baseline> {
  await writeApp(folder, root);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const variables: Variables = { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  delete variables.NEXT_DIST_DIR;
  delete variables.NEXT_PUBLIC_BASE_PATH;
  await runNode(folder, [next, "build"], variables, new AbortController().signal);
  const port = await freePort();
  const child = spawn(process.execPath, [next, "start", "--port", String(port)], {
    cwd: folder,
    env: variables as NodeJS.ProcessEnv,
    stdio: "ignore",
  });
  const base = new URL(`http://localhost:${port}`);
  await answers(base, child);
  return {
    base,
    stop: async () => {
      child.kill("SIGTERM");
      await new Promise((resolve) => child.once("close", resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
