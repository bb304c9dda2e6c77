import { defineConfig, devices } from "@playwright/test";
import type { Settings } from "./tests/support/e2e-test";

const isRoot = process.getuid?.() === 0;

// `npm test` sets both: the address of the app that it has started, and the Chromium it has found.
// Without them, the tests run against a developer's own `npm run dev`.
export default defineConfig<Settings>({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-setup.ts",
  testMatch: "**/*.{spec,test}.ts",
  outputDir: ".test/e2e-results",
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
          metadata: { ownerUrl: process.env.DATABASE_OWNER_URL ?? "" },
        },
      ]
    : [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
});
