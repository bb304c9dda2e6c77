import os from "node:os";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { freePort } from "@/lib/platform/postgres/system";
import type { Variables } from "@/scripts/launch/environment";
import { type PublicPlatform, withPublicPlatform } from "./public-platform";
import { spread } from "./submit-measures";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const MEASURES = ["largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"];
const SIZES: Record<string, number> = { small: 3, full: 7 };
const CHROMIUM = "/usr/bin/chromium";

interface Run {
  scores: number[];
  measures: number[];
  bytes: number;
  failed: string[];
}

async function audit(url: URL, port: number): Promise<Run> {
  const found = await lighthouse(url.href, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: [...CATEGORIES],
    // The mobile preset as it stands: slow 4G and a processor four times slower, simulated.
    formFactor: "mobile",
    throttlingMethod: "simulate",
  });
  if (!found) throw new Error(`${url.href} was not measured`);
  const { categories, audits } = found.lhr;
  return {
    scores: CATEGORIES.map((one) => Math.round((categories[one]?.score ?? 0) * 100)),
    measures: MEASURES.map((one) => audits[one]?.numericValue ?? 0),
    bytes: audits["total-byte-weight"]?.numericValue ?? 0,
    failed: Object.values(audits)
      .filter((one) => one.scoreDisplayMode === "binary" && one.score === 0)
      .map((one) => one.id),
  };
}

function report({ steps }: PublicPlatform, name: string, runs: readonly Run[]): void {
  const of = (pick: (run: Run) => number, digits = 0) => spread(runs.map(pick), digits);
  const score = (at: number) => of((run) => run.scores[at] ?? 0);
  steps.say(
    `${name}  性能 ${score(0)}，无障碍 ${score(1)}，最佳实践 ${score(2)}，搜索 ${score(3)}`,
  );
  steps.say(
    `    LCP ${of((run) => (run.measures[0] ?? 0) / 1000, 2)} 秒，CLS ${of((run) => run.measures[1] ?? 0, 3)}，` +
      `TBT ${of((run) => run.measures[2] ?? 0)} 毫秒，共 ${of((run) => run.bytes / 1024)} KB`,
  );
  const failed = [...new Set(runs.flatMap((run) => run.failed))];
  if (failed.length > 0) steps.say(`    未通过：${failed.join("、")}`);
}

/** Target P11: Lighthouse on the five pages, mobile preset; medians of several runs, because machines are shared. */
export async function benchLighthouse(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const times = SIZES[parameters.find((one) => one in SIZES) ?? "small"] ?? 3;
  return withPublicPlatform("lighthouse", machine, async (platform) => {
    const port = await freePort();
    const browser = await chromium.launch({
      executablePath: machine.QINGLIAN_CHROMIUM || CHROMIUM,
      args: [`--remote-debugging-port=${port}`, "--no-sandbox", "--disable-background-networking"],
      // Switched off by default for tests; a page that cannot go back quickly would not be told from one that can.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
    });
    try {
      for (const { name, url } of platform.pages) {
        const runs: Run[] = [];
        for (let at = 0; at < times; at += 1) runs.push(await audit(url, port));
        report(platform, name, runs);
      }
      platform.steps.say(
        `负载  ${os
          .loadavg()
          .map((one) => one.toFixed(1))
          .join(" / ")}`,
      );
      return true;
    } finally {
      await browser.close();
    }
  });
}
