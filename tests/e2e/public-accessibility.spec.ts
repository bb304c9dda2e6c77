import { expectElder } from "@/tests/support/e2e-elder";
import { columns, cutOff, smallLetters } from "@/tests/support/e2e-layout";
import { at, expectAccessible, expectNamedAsSeen, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

/*
 * Every public page in every view. The pages are found as a search engine finds them, in the sitemap: one of each
 * kind, so that a kind that is added later is looked at without anybody adding it here.
 */

const FIXED = [
  ...["/", "/about", "/accessibility", "/search?q=%E6%9D%91", "/suggest", "/rate", "/carriers"],
  ...["/sites?carrier=village", "/editions", "/policies"],
];
const VIEWS = ["", "/elder", "/contrast"];
const WIDTHS = [360, 1280];
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

async function everyKind(page: Page): Promise<string[]> {
  const map = await (await page.request.get("/sitemap.xml")).text();
  const paths = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, loc = ""]) => new URL(loc).pathname,
  );
  const kinds = new Map<string, string>();
  for (const path of [...FIXED, ...paths]) {
    const kind = path.replace(ID, "id").replace(/^(\/(?:carriers|policies))\/.+/, "$1/code");
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

/** Looks at one page of every kind and tells of all that are broken, not of the first. */
async function eachKind(page: Page, look: (path: string) => Promise<void>): Promise<void> {
  const broken: string[] = [];
  for (const path of await everyKind(page)) {
    await look(path).catch((error: Error) => broken.push(`${path}: ${error.message}`));
  }
  expect(broken.join("\n\n")).toBe("");
}

const inView = (view: string, path: string) => (view && path === "/" ? view : view + path);

async function visit(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
}

for (const view of VIEWS) {
  test(`every public page is accessible in ${view || "the ordinary view"}`, async ({
    open,
    picture,
  }) => {
    test.setTimeout(600_000);
    const page = await open();
    await eachKind(page, async (path) => {
      await visit(page, inView(view, path));
      for (const width of WIDTHS) {
        await at(page, width);
        await expectAccessible(page);
        await picture(page, `public${inView(view, path)}`.replace(/\W+/g, "-"));
      }
      await expectNamedAsSeen(page);
      await at(page, 320);
      await expectReflow(page);
      if (view === "/elder") await expectElder(page);
    });
  });
}

test("text twice as large loses nothing, and 400 % is one column", async ({ open }) => {
  test.setTimeout(300_000);
  const page = await open();
  await eachKind(page, async (path) => {
    await visit(page, path);
    await at(page, 1280);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await expectReflow(page);
    // 400 % of 1280 is a screen of 320, which the test above looks at; here both together.
    await at(page, 640);
    await expectReflow(page);
  });
});

test("every size of letters fits a phone, also when the phone doubles them", async ({ open }) => {
  test.setTimeout(600_000);
  const page = await open();
  await eachKind(page, async (path) => {
    for (const view of ["", "/elder"]) {
      await visit(page, inView(view, path));
      await at(page, 360);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await expectReflow(page);
      expect(await cutOff(page), `cut off on ${view}${path} doubled`).toEqual([]);
    }
    for (const view of ["/large", "/largest"]) {
      await visit(page, inView(view, path));
      for (const width of [320, 360]) {
        await at(page, width);
        await expectReflow(page);
        expect(await cutOff(page), `cut off on ${view}${path} at ${width}`).toEqual([]);
      }
    }
  });
});

test("a name with a number longer than a line leaves no phone", async ({ open }) => {
  const page = await open();
  for (const path of ["/cases", "/sites", "/news", "/topics", "/routes", "/culture/works"]) {
    await visit(page, inView("/elder", path));
    await at(page, 360);
    const named = await page.evaluate(() => {
      document.documentElement.style.setProperty("font-size", "200%");
      const names = document.querySelectorAll("main :is(h1, h2, h3), main li > a:not(.chip)");
      for (const name of names) (name.querySelector("a") ?? name).append(" 20261123000000179541");
      return names.length;
    });
    expect(named, `names on ${path}`).toBeGreaterThan(1);
    await expectReflow(page);
  }
});

test("no letters are smaller than 12 px, in drawings neither", async ({ open }) => {
  test.setTimeout(300_000);
  const page = await open();
  await eachKind(page, async (path) => {
    await visit(page, path);
    for (const width of WIDTHS) {
      await at(page, width);
      expect(await smallLetters(page), `${path} at ${width}`).toEqual([]);
    }
  });
});

test("the entries of 长者模式 are whole lines to press, one word above the other", async ({
  open,
}) => {
  const page = await open();
  await visit(page, "/elder");
  for (const width of WIDTHS) {
    await at(page, width);
    const shapes = await page.locator(".elder-home li > a").evaluateAll((entries) =>
      entries.map((entry) => {
        const [title, note] = [...entry.children].map((part) => part.getBoundingClientRect());
        const list = entry.closest("ul")?.getBoundingClientRect();
        const line = 1.8 * Number.parseFloat(getComputedStyle(entry.children[0] ?? entry).fontSize);
        return {
          isWhole: entry.getBoundingClientRect().width >= (list?.width ?? 0) - 1,
          isStacked: (note?.top ?? 0) >= (title?.bottom ?? 0) - 1,
          isOneLine: (title?.height ?? 0) < line,
        };
      }),
    );
    expect(shapes).toHaveLength(6);
    for (const shape of shapes) {
      expect(shape, `at ${width}`).toEqual({ isWhole: true, isStacked: true, isOneLine: true });
    }
  }
});

test("长者模式 stays one column on a wide screen", async ({ open }) => {
  test.setTimeout(300_000);
  const page = await open();
  await at(page, 1280);
  await eachKind(page, async (path) => {
    await visit(page, inView("/elder", path));
    expect(await columns(page), path).toEqual([]);
  });
});

test("the addresses of views on the accessibility page lead there from every view", async ({
  open,
}) => {
  const page = await open();
  for (const view of ["/elder", "/large", "/contrast"]) {
    await visit(page, `${view}/accessibility`);
    const links = page.locator(".article ul").first().getByRole("link");
    const wanted = ["/elder", "/large", "/largest", "/contrast"];
    expect(
      await links.evaluateAll((all) =>
        all.map((one) => new URL((one as HTMLAnchorElement).href).pathname),
      ),
    ).toEqual(wanted);
    for (const path of wanted) expect((await page.request.get(path)).status(), path).toBe(200);
  }
});

test("high contrast is printed in ink", async ({ open }) => {
  const page = await open();
  for (const view of ["/contrast", "/elder/contrast"]) {
    await visit(page, `${view}/notices`);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("菜单", { exact: true })).toBeHidden();
    const light = await page.evaluate(() =>
      [...document.querySelectorAll("main :is(h1, p, a, small, time, dd, dt)")]
        .filter((one) => one.checkVisibility())
        .map((one) => getComputedStyle(one).color)
        .filter((colour) =>
          (colour.match(/\d+/g) ?? []).slice(0, 3).some((part) => Number(part) > 128),
        ),
    );
    expect(light, view).toEqual([]);
    await page.emulateMedia({ media: "screen" });
  }
});

/** Marks whose words, on the plate that a browser lays behind them, cover the border. axe knows no such colours. */
async function brokenMarks(page: Page): Promise<string[]> {
  return page.locator(".tone").evaluateAll((marks) =>
    marks
      .filter((mark) => {
        const border = Number.parseFloat(getComputedStyle(mark).borderTopWidth);
        const words = document.createRange();
        words.selectNodeContents(mark.lastChild ?? mark);
        const plate = words.getBoundingClientRect();
        const box = mark.getBoundingClientRect();
        return border > 0 && (plate.top < box.top + border || plate.bottom > box.bottom - border);
      })
      .map((mark) => mark.textContent ?? ""),
  );
}

test("forced colours keep words and edges", async ({ open }) => {
  const page = await open();
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of ["/", "/sites", "/elder"]) {
    await visit(page, path);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await visit(page, "/sites?city=420600");
  await expect(page.locator(".tile > a[aria-current]")).toHaveCSS("border-top-width", "3px");
  await visit(page, "/topics");
  const topics = await page
    .locator("main a[href]")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const path of new Set(topics.filter((href) => /^\/topics\/[0-9a-f-]{36}$/.test(href)))) {
    await visit(page, path);
    expect(await brokenMarks(page), path).toEqual([]);
    for (const shape of await page.locator(".rating-shape").all()) {
      await expect(shape).toHaveCSS("color", "rgb(255, 255, 255)");
    }
  }
});

test("the keyboard alone leads from the home to a site", async ({ open }) => {
  const page = await open();
  await visit(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到主要内容" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#main$/);
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const one = document.activeElement as HTMLAnchorElement | null;
      const outline = one && getComputedStyle(one);
      return {
        path: one && "href" in one ? new URL(one.href).pathname : "",
        isMarked: Number.parseFloat(outline?.outlineWidth ?? "0") >= 2,
      };
    });
    expect(seen.isMarked, `focus is seen on ${seen.path}`).toBe(true);
    if (/^\/sites\/[0-9a-f-]{36}$/.test(seen.path)) break;
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sites\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("长者模式 is kept from page to page, and left by one link", async ({ open }) => {
  const page = await open({ script: false, width: 360 });
  await visit(page, "/");
  await page.getByText("菜单", { exact: true }).click();
  await page.getByRole("link", { name: "长者模式" }).click();
  await expect(page).toHaveURL(/\/elder$/);
  await page.getByRole("link", { name: /看示范点/ }).click();
  await expect(page).toHaveURL(/\/elder\/sites$/);
  await page.locator(".place h3 a").first().click();
  await expect(page).toHaveURL(/\/elder\/sites\/[0-9a-f-]{36}$/);
  await page.getByText("菜单", { exact: true }).click();
  await page.getByRole("link", { name: "返回标准版" }).click();
  await expect(page).toHaveURL(/:\d+\/sites\/[0-9a-f-]{36}$/);
});

test("a page is read aloud only where the device can", async ({ open }) => {
  const page = await open();
  await page.addInitScript(() => {
    const said: string[] = [];
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => [{ lang: "zh-CN" }],
      speak: (words: { text: string }) => said.push(words.text),
      cancel: () => undefined,
    });
    class Words extends EventTarget {
      voice = null;
      constructor(readonly text: string) {
        super();
      }
    }
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Words });
    Object.assign(window, { said });
  });
  await visit(page, "/elder/about");
  await page.getByRole("button", { name: "朗读本页" }).click();
  await expect(page.getByRole("button", { name: "停止朗读" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said[0])).toBe(
    "数据说明",
  );
  const plain = await open();
  await plain.addInitScript(() => {
    Object.defineProperty(window, "speechSynthesis", { value: undefined });
  });
  await visit(plain, "/elder/about");
  await expect(plain.getByText("朗读本页")).toBeHidden();
});
