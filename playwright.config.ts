import path from "node:path";
import { defineConfig, devices } from "@playwright/test";
import type { Settings } from "./tests/support/e2e-test";

const isRoot = process.getuid?.() === 0;

// Where the suite keeps what the app that it has started writes; empty beside a developer's own.
const isStarted = Boolean(process.env.E2E_URL && process.env.EVIDENCE_DIR);
const places = {
  ownerUrl: process.env.DATABASE_OWNER_URL ?? "",
  stateFolder: isStarted ? path.dirname(process.env.EVIDENCE_DIR ?? "") : "",
  buildFolder: path.resolve(process.env.NEXT_DIST_DIR ?? ".next"),
};

// `npm test` sets both: the address of the app that it has started, and the Chromium it has found.
// Without them, the tests run against a developer's own `npm run dev`.
export default defineConfig<Settings>({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-setup.ts",
  testMatch: "**/*.{spec,test}.ts",
  // Searches the folders of the app that the suite has started: a developer's own are not known here.
  testIgnore: isStarted ? [] : ["**/accusing.spec.ts"],
  // Each run clears its own: what the walk left behind when it failed outlives the canary's.
  outputDir: process.env.CANARY_RUN ? ".test/canary-results" : ".test/e2e-results",
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    databaseUrl: process.env.DATABASE_URL ?? "",
    // A folder for pictures of every page, to be looked at.
    pictures: process.env.SCREENSHOTS ?? "",
    baseURL: process.env.E2E_URL ?? "http://localhost:3000",
    actionTimeout: 20_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.QINGLIAN_CHROMIUM || undefined,
      args: [...(isRoot ? ["--no-sandbox"] : []), "--disable-background-networking"],
    },
  },
  projects: process.env.CANARY_RUN
    ? // Spoils the database that it looks at: by itself, after everything else.
      [
        {
          name: "canary",
          testDir: "tests/canary",
          testMatch: "**/*.canary.ts",
          metadata: places,
        },
      ]
    : [{ name: "chromium", use: { ...devices["Desktop Chrome"] }, metadata: places }],
});
