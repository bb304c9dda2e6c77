import { gzipSync } from "node:zlib";
import { expect, test } from "@/tests/support/e2e-test";

/** Target P11, by the files that a browser really loads: scripts and fonts of each page, packed. */
const SCRIPT_KB = 160;
const FONT_KB = 60;
const PAGES = ["/", "/sites", "/topics", "/suggest", "/rate", "/cases", "/elder", "/elder/sites"];

for (const path of PAGES) {
  test(`${path} loads no more script and fonts than a slow phone bears`, async ({ open }) => {
    const page = await open({ width: 360 });
    const bytes = { script: 0, font: 0 };
    const reading: Promise<void>[] = [];
    page.on("response", (response) => {
      const kind = response.request().resourceType();
      if (kind !== "script" && kind !== "font") return;
      reading.push(
        response.body().then((body) => {
          bytes[kind] += kind === "font" ? body.length : gzipSync(body).length;
        }),
      );
    });
    expect((await page.goto(path, { waitUntil: "networkidle" }))?.status()).toBe(200);
    await Promise.all(reading);
    expect(bytes.script / 1024, "script").toBeLessThanOrEqual(SCRIPT_KB);
    expect(bytes.font / 1024, "fonts").toBeLessThanOrEqual(FONT_KB);
  });
}

test("pages on which nothing moves load no script of the framework at all", async ({ open }) => {
  const page = await open();
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  for (const path of ["/", "/sites", "/about"]) await page.goto(path, { waitUntil: "networkidle" });
  expect(scripts.filter((address) => address.includes("/_next/"))).toEqual([]);
});
