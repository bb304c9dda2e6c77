/*
 * A first version brings new work. A later one brings some, or only changes or ends what was asked before:
 * whoever reads the message must not look for new work where there is none.
 */
import type { Announced } from "./types";

/** The message about a list that took effect. */
export function announcement(
  { title, listVersion }: { title: string; listVersion: number },
  { made, changed, cancelled }: Omit<Announced, "organisationIds">,
): string {
  if (listVersion === 1) return `收到《${title}》，请核对后签收`;
  const which = `《${title}》第 ${listVersion} 版`;
  const parts = [
    made > 0 && `新任务 ${made} 条`,
    changed > 0 && `改期限或目标 ${changed} 条`,
    cancelled > 0 && `取消 ${cancelled} 条`,
  ].filter(Boolean);
  if (parts.length === 0) return `收到${which}，请核对后签收`;
  const head = made > 0 ? `收到${which}` : `${which}：任务有调整`;
  return `${head}，${parts.join("，")}，请核对后签收`;
}
