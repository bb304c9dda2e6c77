import { expect, type Page } from "@playwright/test";
import { testPhoto } from "./e2e-files";

/** An assignment with those who report and review it. */
export interface Duty {
  id: string;
  taskTitle: string;
  taskCode: string;
  rootTaskId: string;
  numeratorName: string;
  denominatorName: string;
  organisationName: string;
  /** Sign-in names: the village's own, its township's, and its county's. */
  reporter: string;
  reviewer: string;
  townshipCode: string;
}

/** What a test types into a report. */
export interface Typed {
  numerator?: string;
  denominator?: string;
  narrative?: string;
  /** The name of a photo to be sent along. */
  photo?: string;
}

const USUAL = { numerator: "20", denominator: "20", narrative: "本期已逐项核对并完成整改。" };

/** Where a duty's pages are. */
export const pagesOf = ({ id }: Pick<Duty, "id">) => ({
  fill: `/desk/assignments/${id}/fill`,
  check: `/desk/assignments/${id}/check`,
  receipt: `/desk/assignments/${id}/receipt`,
  history: `/desk/assignments/${id}`,
  review: `/desk/reviews/${id}`,
});

/** Chooses a file as with the camera button, and waits until it has arrived. */
export async function addPhoto(page: Page, name: string): Promise<void> {
  const buffer = await testPhoto(name);
  await page.getByLabel("拍照或选文件").setInputFiles({ name, mimeType: "image/jpeg", buffer });
  await expect(page.getByRole("button", { name: `移除 ${name}` })).toBeVisible();
}

/** Types a report of a ratio on the filling-in page, until the draft is kept. */
export async function fillIn(page: Page, duty: Duty, typed: Typed = {}): Promise<void> {
  const { numerator, denominator, narrative, photo } = { ...USUAL, ...typed };
  await page.getByLabel(duty.numeratorName, { exact: true }).fill(numerator);
  await page.getByLabel(duty.denominatorName, { exact: true }).fill(denominator);
  await page.getByLabel("进展情况").fill(narrative);
  if (photo) await addPhoto(page, photo);
  await page.getByLabel("进展情况").blur();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
}

/** Goes on from the filling-in page to the last look; a phone takes two steps. */
export async function goToCheck(page: Page): Promise<void> {
  const first = page.getByRole("button", { name: "下一步：困难和请求" });
  if (await first.isVisible()) await first.click();
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "核对填报内容" })).toBeVisible();
}

/** Submits from the last look and answers the receipt's number. */
export async function submit(page: Page): Promise<string> {
  await page.getByLabel(/^以上内容已经核对/).check();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "填报回执" })).toBeVisible();
  const number = await page.locator(".receipt-no b").textContent();
  if (!number) throw new Error("the receipt has no number");
  return number;
}

/** The whole way from an empty form to the receipt. */
export async function report(page: Page, duty: Duty, typed: Typed = {}): Promise<string> {
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { photo: `现场-${duty.id}.jpg`, ...typed });
  await goToCheck(page);
  return submit(page);
}
