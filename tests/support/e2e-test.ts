import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { type Claim, Database, type Wanted } from "./e2e-database";
import { takePicture } from "./e2e-pictures";
import { sessionCookie } from "./e2e-sessions";
import type { Duty } from "./e2e-work";

export { expect, type Page };

/** What the configuration hands to the tests. */
export interface Settings {
  databaseUrl: string;
  /** A folder for pictures of the pages; none are taken where it is empty. */
  pictures: string;
}

/** How somebody comes to the platform. */
export interface Visit {
  /** Signed in as; a visitor where it is not given. */
  login?: string;
  width?: number;
  height?: number;
  script?: boolean;
  /** Refusals (4xx) or a lost network are what this visit is about: the browser's own complaints are expected. */
  refused?: boolean;
}

interface Fixtures {
  /** Opens a browser of their own for somebody. Errors in its console, of its pages and 5xx fail the test. */
  open: (visit?: Visit) => Promise<Page>;
  /** An assignment of this test's own, until it ends. */
  claim: (wanted: Wanted) => Promise<Duty>;
  /** Keeps a picture of a page under a name when pictures are wanted. */
  picture: (page: Page, name: string) => Promise<void>;
}

const REFUSED =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/;

function contextOf({ width = 1280, height, script = true }: Visit): BrowserContextOptions {
  const isPhone = width < 600;
  return {
    viewport: { width, height: height ?? (isPhone ? 800 : 900) },
    javaScriptEnabled: script,
    ...(isPhone ? { hasTouch: true, isMobile: false } : {}),
  };
}

/** Collects what must not happen while a browser is open. */
function watch(context: BrowserContext, visit: Visit, found: string[]): void {
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    if (visit.refused && REFUSED.test(message.text())) return;
    found.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => found.push(`page: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 500) found.push(`${response.status()}: ${response.url()}`);
  });
}

export const test = base.extend<Fixtures & Settings, { database: Database }>({
  databaseUrl: ["", { option: true }],
  pictures: ["", { option: true }],

  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from it
    async ({}, use, info) => {
      const { databaseUrl } = info.project.use as Partial<Settings>;
      if (!databaseUrl) throw new Error("the e2e tests need the app's DATABASE_URL");
      const database = new Database(databaseUrl);
      await use(database);
      await database.close();
    },
    { scope: "worker" },
  ],

  open: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const troubles: string[] = [];
    await use(async (visit = {}) => {
      const context = await browser.newContext(contextOf(visit));
      contexts.push(context);
      watch(context, visit, troubles);
      if (visit.login) {
        await context.addCookies([{ ...sessionCookie(visit.login), url: baseURL ?? "" }]);
      }
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(troubles, "nothing went wrong in any of the browsers").toEqual([]);
  },

  claim: async ({ database }, use) => {
    const claims: Claim[] = [];
    await use(async (wanted) => {
      const claim = await database.claim(wanted);
      claims.push(claim);
      return claim.duty;
    });
    for (const claim of claims) claim.release();
  },

  picture: async ({ pictures }, use) => {
    await use((page, name) => takePicture(page, pictures, name));
  },
});
