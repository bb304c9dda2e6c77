import http from "node:http";
import os from "node:os";
import path from "node:path";
import type { Variables } from "@/scripts/launch/environment";
import { startPublicBaseline } from "./public-baseline";
import { type PublicPlatform, ROOT, withPublicPlatform } from "./public-platform";
import { quantile, type Round, spread } from "./submit-measures";

const LANES = 16;
const SIZES: Record<string, { rounds: number; seconds: number }> = {
  small: { rounds: 5, seconds: 3 },
  full: { rounds: 9, seconds: 8 },
};
/** As a browser asks, and as a program does. */
const WAYS = [
  { name: "gzip", headers: { "accept-encoding": "gzip, deflate, br" } },
  { name: "不压缩", headers: {} },
];

const agent = new http.Agent({ keepAlive: true, maxSockets: LANES });

function get(url: URL, headers: http.OutgoingHttpHeaders): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(response.statusCode === 200 && bytes > 500));
    });
    request.on("error", () => resolve(false));
  });
}

/** A closed loop of 16 connections on one address. */
async function loop(url: URL, headers: http.OutgoingHttpHeaders, seconds: number): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let wrong = 0;
  const lane = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      if (await get(url, headers)) times.push(performance.now() - began);
      else wrong += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: LANES }, lane));
  const perSecond = times.length / ((performance.now() - began) / 1000);
  return { perSecond, wrong, median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

type Rounds = Map<string, Round[]>;

async function measure(
  platform: PublicPlatform,
  bare: URL,
  size: { rounds: number; seconds: number },
): Promise<Rounds> {
  const kinds: Rounds = new Map();
  const asked = [{ name: "空白页", url: bare }, ...platform.pages];
  for (const { url } of asked) await loop(url, {}, 1);
  for (let round = 0; round < size.rounds; round += 1) {
    for (const way of WAYS) {
      for (const { name, url } of asked) {
        const key = `${name}，${way.name}`;
        const found = await loop(url, way.headers, size.seconds);
        kinds.set(key, [...(kinds.get(key) ?? []), found]);
      }
    }
  }
  return kinds;
}

function report({ steps, pages }: PublicPlatform, kinds: Rounds): boolean {
  let wrong = 0;
  for (const way of WAYS) {
    const bare = kinds.get(`空白页，${way.name}`) ?? [];
    steps.say(`空白的缓存页，${way.name}  每秒 ${spread(bare.map((one) => one.perSecond))}`);
    for (const { name } of pages) {
      const ours = kinds.get(`${name}，${way.name}`) ?? [];
      const ratios = ours.map((one, at) => one.perSecond / (bare[at]?.perSecond || 1));
      wrong += ours.reduce((sum, one) => sum + one.wrong, 0);
      const rate = spread(ours.map((one) => one.perSecond));
      steps.say(`${name}，${way.name}  每秒 ${rate}，÷ 空白页（≥ 0.8） ${spread(ratios, 2)}`);
    }
  }
  steps.say(`未成功的请求（应为 0）  ${wrong}`);
  steps.say(
    `负载  ${os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(" / ")}`,
  );
  return wrong === 0;
}

/**
 * Target P11: public pages as they are kept, beside a bare page that the framework keeps, interleaved in one run, at
 * 16 connections.
 */
export async function benchPublic(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] ?? {
    rounds: 5,
    seconds: 3,
  };
  return withPublicPlatform("public", machine, async (platform) => {
    const { steps, folder, env } = platform;
    const baseline = await steps.step("构建并启动对照", () =>
      startPublicBaseline(ROOT, path.join(folder, "baseline"), env),
    );
    try {
      return report(platform, await measure(platform, baseline.base, size));
    } finally {
      await baseline.stop();
    }
  });
}
