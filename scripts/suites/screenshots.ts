import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import sharp from "sharp";
import { DEMO_PASSWORD } from "@/prisma/seed/demo/accounts";
import { findChromium } from "@/scripts/suites/chromium";
import { withDemonstration } from "@/scripts/suites/demonstration";
import { PICTURES, type Picture } from "@/scripts/suites/pictures";
import type { SuiteContext } from "@/scripts/suites/tally";

const DESK = { viewport: { width: 1280, height: 860 } };
const WALL = { viewport: { width: 1920, height: 1080 } };
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const SURROUNDINGS = {
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
  reducedMotion: "reduce",
} as const;
const LARGEST = 150 * 1024;
const QUALITIES = [84, 74, 64, 50, 36];

/** Where the app is, what looks at it, and where the pictures go; all of them where no names are given. */
interface Shooting {
  url: string;
  executable: string;
  folder: string;
  names: readonly string[];
  env: Record<string, string>;
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto("/sign-in");
  await page.fill('[name="login"]', login);
  await page.fill('[name="password"]', DEMO_PASSWORD);
  await page.click('button[type="submit"]');
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"), { timeout: 60_000 });
}

/** As small as it must be, and no smaller. */
async function compressed(png: Buffer): Promise<Buffer> {
  for (const quality of QUALITIES) {
    const small = sharp(png).resize({ width: DESK.viewport.width, withoutEnlargement: true });
    const webp = await small.webp({ quality, effort: 6 }).toBuffer();
    if (webp.length <= LARGEST) return webp;
  }
  throw new Error(`a picture is larger than ${LARGEST} bytes at any quality`);
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
}

async function shoot(page: Page, picture: Picture, file: string): Promise<void> {
  const answer = await page.goto(picture.path);
  if (!answer?.ok()) throw new Error(`${picture.path} answers ${answer?.status()}`);
  await settle(page);
  await picture.after?.(page);
  await settle(page);
  if ((await page.locator(".error-page").count()) > 0) throw new Error(`${page.url()} fails`);
  await writeFile(file, await compressed(await page.screenshot({ animations: "disabled" })));
}

type Device = typeof DESK | typeof WALL | typeof PHONE;

/** Browser contexts by device and person: each signs in once. */
class Visits {
  private readonly kept = new Map<string, Promise<BrowserContext>>();
  private readonly browser: Browser;
  private readonly url: string;

  constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  private async begin(device: Device, login: string | undefined): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      ...device,
      ...SURROUNDINGS,
      baseURL: this.url,
    });
    if (!login) return context;
    const page = await context.newPage();
    await signIn(page, login);
    await page.close();
    return context;
  }

  of(device: Device, login: string | undefined): Promise<BrowserContext> {
    const key = `${device.viewport.width} ${login ?? ""}`;
    const known = this.kept.get(key) ?? this.begin(device, login);
    this.kept.set(key, known);
    return known;
  }
}

async function take(visits: Visits, picture: Picture, folder: string): Promise<string[]> {
  const devices: [Device, string][] = [[picture.wall ? WALL : DESK, `${picture.name}.webp`]];
  if (picture.phone) devices.push([PHONE, `${picture.name}-phone.webp`]);
  const failures: string[] = [];
  for (const [device, name] of devices) {
    const page = await (await visits.of(device, picture.login)).newPage();
    try {
      await shoot(page, picture, path.join(folder, name));
      console.log(`✓ ${name}`);
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
      console.log(`✗ ${name}`);
    }
    await page.close();
  }
  return failures;
}

async function takeScreenshots(shooting: Shooting): Promise<void> {
  const { url, executable, folder, names, env } = shooting;
  await mkdir(folder, { recursive: true });
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({
    executablePath: executable,
    // What the browser itself writes (date fields, file buttons) is in its own language.
    args: [...root, "--disable-background-networking", "--lang=zh-CN"],
    env: { ...env, LANGUAGE: "zh_CN" },
  });
  try {
    const visits = new Visits(browser, url);
    const wanted = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
    const failures: string[] = [];
    for (const picture of wanted) failures.push(...(await take(visits, picture, folder)));
    if (failures.length > 0) throw new Error(failures.join("\n"));
  } finally {
    await browser.close();
  }
}

/**
 * Takes the pictures of the names given, or all, from the app at an address or from one of its own, into
 * docs/images. Goes on after one that fails, and throws with all that failed in the end.
 */
export async function makeScreenshots(context: SuiteContext, asked: string[]): Promise<void> {
  const [address, ...names] = asked;
  const executable = await findChromium(context.root, context.env);
  const folder = path.join(context.root, "docs", "images");
  const env = Object.fromEntries(
    Object.entries(context.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  const from = (url: string) => takeScreenshots({ url, executable, folder, names, env });
  if (address) return from(address.replace(/\/$/, ""));
  return withDemonstration(context, "screenshots", ({ url }) => from(url));
}
