import { runs } from "@/tests/support/deep";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { letReportsWait } from "@/tests/support/review-queue";

const ITEMS = runs(25, 200);
// A county whose reports no other test decides on, and tasks there that are asked often enough.
const NODE = "429021";
const DESK =
  ITEMS > 40
    ? { login: "shennongjia-nyj", carrier: "village", taskCodes: ["CJ-04", "CJ-09", "CJ-14"] }
    : { login: "shennongjia-fl", carrier: "family", taskCodes: ["JT-01"] };
/** Moving on to what is loaded ahead, on a build on this machine. */
const AT_ONCE_MS = 300;

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const headingOf = (page: Page) => page.getByRole("heading", { level: 1 });

/** Presses a key and waits for another report to stand on the desk; answers the milliseconds it took. */
async function press(page: Page, key: string): Promise<number> {
  const before = page.url().split("?")[0];
  const started = performance.now();
  await page.keyboard.press(key);
  await page.waitForURL((url) => url.href.split("?")[0] !== before, { waitUntil: "commit" });
  await expect(headingOf(page)).toBeVisible();
  return performance.now() - started;
}

async function returnsByKeys(page: Page): Promise<number> {
  const before = page.url().split("?")[0];
  const started = performance.now();
  await page.keyboard.press("r");
  await page.keyboard.press("2");
  await expect(page.getByRole("textbox", { name: "对进展情况第 2 段的意见" })).toBeFocused();
  await page.keyboard.type("请写明走访的是哪些户");
  await page.keyboard.press("Control+Enter");
  await page.waitForURL((url) => url.href.split("?")[0] !== before);
  return performance.now() - started;
}

test(`a county reviewer decides on ${ITEMS} reports by keyboard alone`, async ({
  open,
  database,
}) => {
  test.setTimeout(60_000 + ITEMS * 3000);
  await database.changing(async () => {
    const ids = await letReportsWait((text, values) => database.rows(text, values), {
      ...{ nodeCode: NODE, taskCodes: DESK.taskCodes, count: ITEMS + 2 },
      from: Date.now() % 1_000_000,
    });
    expect(ids).toHaveLength(ITEMS + 2);
    const page = await open({ login: DESK.login });
    await page.goto(`/desk/reviews/${ids[0]}?carrierCode=${DESK.carrier}`);

    const moved: number[] = [];
    for (const key of ["j", "k", "j", "k"]) {
      await page.waitForLoadState("networkidle");
      moved.push(await press(page, key));
    }

    const { since } = await database.one<{ since: Date }>("select now() as since");
    const decided: number[] = [];
    for (let item = 0; item < ITEMS; item += 1) {
      const spent = item % 10 === 9 ? await returnsByKeys(page) : await press(page, "a");
      decided.push(spent);
      await expect(page.getByText(/上一项已(通过|退回)/)).toBeVisible();
    }
    console.info(
      `${ITEMS} reports by keyboard: median ${Math.round(median(decided))} ms each, ` +
        `slowest ${Math.round(Math.max(...decided))} ms; moving on ${moved.map(Math.round).join(", ")} ms`,
    );
    // Every second press goes on to what was loaded ahead; going back loads anew.
    expect(Math.min(...moved.filter((_, at) => at % 2 === 0))).toBeLessThan(AT_ONCE_MS);
    const { done, back } = await database.one<{ done: number; back: number }>(
      `select count(*) filter (where v.decision = 'approve')::int as done,
         count(*) filter (where v.decision = 'return')::int as back
       from review v join account a on a.id = v.reviewer_id where a.login = $1 and v.at >= $2`,
      [DESK.login, since],
    );
    expect([done, back]).toEqual([ITEMS - Math.floor(ITEMS / 10), Math.floor(ITEMS / 10)]);
  });
});

test("the keys decide nothing while one is typing, and a table tells them", async ({ open }) => {
  const page = await open({ login: "xian" });
  await page.goto("/desk/reviews");
  await page.getByRole("link", { name: "从第一项开始" }).click();
  await expect(page).toHaveURL(/\/desk\/reviews\/\d+/);
  const address = page.url();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "审核的按键" })).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await expect(page.getByRole("textbox", { name: "对进展情况第 1 段的意见" })).toBeFocused();
  await page.keyboard.type("aajkqz");
  await expect(page.getByRole("textbox", { name: "对进展情况第 1 段的意见" })).toHaveValue(
    "aajkqz",
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "对进展情况第 1 段的意见" })).toHaveValue(
    "aajkqz",
  );
  expect(page.url()).toBe(address);
});
