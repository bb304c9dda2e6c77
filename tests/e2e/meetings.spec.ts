import type { Page } from "@playwright/test";
import { addDays } from "@/lib/shared/dates";
import { expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";
import { goToCheck, submit } from "@/tests/support/e2e-work";

const DECISIONS = [
  ["全程测试：核对村级小微权力清单公开情况", "湖北省农业农村厅", "下月底"],
  ["全程测试：梳理重复要数的表格", "湖北省教育厅", "年底"],
  ["全程测试：提出合并意见", "湖北省卫生健康委", "1个月后"],
] as const;

/** Plans a meeting so many days from now; answers its id. */
async function planMeeting(page: Page, kind: string, days: number): Promise<string> {
  await page.goto("/desk/meetings/new");
  await page.getByRole("radio", { name: kind }).check();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await page.getByLabel("时间").fill(addDays(today, days));
  await page.getByRole("button", { name: "安排并通知" }).click();
  await expect(page.getByRole("heading", { level: 1, name: kind })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Types the decisions without touching the mouse: text, unit, day, on to the next line. */
async function typeDecisions(page: Page): Promise<void> {
  await page.getByLabel("第 1 条：事项").focus();
  for (const [at, [text, unit, day]] of DECISIONS.entries()) {
    const number = at + 1;
    await expect(page.getByLabel(`第 ${number} 条：事项`)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: `第 ${number} 条：责任单位` })).toBeFocused();
    await page.keyboard.type(unit.slice(3, 6));
    await expect(page.getByRole("option").first()).toContainText(unit);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(`第 ${number} 条：完成时限`)).toBeFocused();
    await page.keyboard.type(day);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText("已自动保存")).toHaveCount(DECISIONS.length);
}

test("a meeting: its pack, three decisions by keyboard, tasks, a report, and the next pack that shows it done", async ({
  open,
  database,
}) => {
  test.slow();
  const office = await open({ login: "office" });
  const lead = await open({ login: "sheng" });
  await database.changing(async () => {
    const meeting = await planMeeting(office, "联席会议", 1);
    const next = await planMeeting(office, "联席会议", 40);

    await test.step("the pack comes in all its formats from one edition", async () => {
      await office.goto(`/desk/meetings/${meeting}`);
      await office.getByRole("button", { name: "生成材料" }).click();
      await expect(office.getByRole("link", { name: /会议材料第 \d+ 期/ })).toBeVisible();
      for (const format of ["docx", "pptx", "xlsx", "html"]) {
        const file = await office.request.get(`/api/meetings/${meeting}/pack?format=${format}`);
        expect(file.status(), format).toBe(200);
      }
      const pdf = await office.request.get(`/api/meetings/${meeting}/pack?format=pdf`);
      expect([200, 503]).toContain(pdf.status());
      const wrong = await office.request.get(`/api/meetings/${meeting}/pack?format=exe`);
      expect(wrong.status()).toBe(422);
      await expectSoundAtEveryWidth(office);
    });

    await test.step("what is typed is kept, and all of it is given at once", async () => {
      await office.goto(`/desk/meetings/${meeting}/items`);
      await typeDecisions(office);
      await office.reload();
      await expect(office.getByLabel("第 3 条：事项")).toHaveValue(DECISIONS[2][0]);
      await expectSoundAtEveryWidth(office);
      await office.getByRole("button", { name: "形成任务" }).click();
      await expect(office.getByRole("link", { name: DECISIONS[0][0] })).toBeVisible();
    });

    await test.step("the unit finds it in its to-dos and reports", async () => {
      await lead.goto("/desk/today");
      const row = lead.getByRole("link", { name: DECISIONS[0][0] }).first();
      await expect(row).toBeVisible();
      const { id } = await database.one<{ id: string }>(
        `select a.id::text from assignment a join task t on t.id = a.task_id where t.title = $1
         order by a.id desc limit 1`,
        [DECISIONS[0][0]],
      );
      await lead.goto(`/desk/assignments/${id}/fill`);
      await lead.getByRole("radio", { name: "是，已完成" }).check();
      await lead.getByLabel("进展情况").fill("已逐村核对并列出清单。");
      await lead.getByLabel("进展情况").blur();
      await expect(lead.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
      await goToCheck(lead);
      await submit(lead);
      await office.goto(`/desk/reviews/${id}`);
      await office.getByRole("button", { name: /^通过/ }).click();
      await expect(office.getByText(/上一项已通过|已通过，数据已计入/)).toBeVisible();
      await office.goto(`/desk/meetings/${meeting}/items`);
      await expect(office.getByRole("row", { name: DECISIONS[0][0] })).toContainText("已办结");
    });

    await test.step("the next pack opens with what became of it", async () => {
      await office.goto(`/desk/meetings/${next}`);
      await office.getByRole("button", { name: "生成材料" }).click();
      await expect(office.getByRole("link", { name: /会议材料第 \d+ 期/ })).toBeVisible();
      await office.goto(`/api/meetings/${next}/pack?format=html`);
      const done = office.getByRole("row").filter({ hasText: DECISIONS[0][0] });
      await expect(done.first()).toContainText("已办结");
      await expect(
        office.getByRole("row").filter({ hasText: DECISIONS[1][0] }).first(),
      ).toContainText("办理中");
    });
  });
});
