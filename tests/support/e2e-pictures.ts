import path from "node:path";
import type { Page } from "@playwright/test";

/** Writes the whole page as `name-width.png` into a folder; does nothing without one. */
export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  if (!folder) return;
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
}
