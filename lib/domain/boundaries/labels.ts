import type { ChangeForm } from "@/lib/domain/boundaries/schema";
import type { BoundaryChangeStatus } from "@/lib/platform/generated/prisma/enums";

/** What each kind of change is called, and when it is the one to take. */
export const changeForms: Record<ChangeForm, { word: string; note: string }> = {
  "region.rename": {
    word: "更名或改代码",
    note: "改名、村改居、撤县设市等：还是同一个地方，名称或代码变了",
  },
  "region.merge": { word: "地区合并", note: "几个同级地区并成一个，下级划归合并后的地区" },
  "region.split": { word: "地区拆分", note: "一个地区分成几个，写明下级各归哪里" },
  "region.move": { word: "划转上级", note: "一个地区划到另一个上级之下，可以同时换代码" },
  "organisation.rename": { word: "单位更名", note: "单位还是同一个，名称变了，原名保留可查" },
  "organisation.merge": {
    word: "单位合并",
    note: "几个单位并成一个，没办完的任务由承接单位接着办",
  },
  "organisation.split": { word: "单位拆分", note: "从一个单位分出新单位，原单位继续" },
  "organisation.move": { word: "单位迁移", note: "单位迁到另一个同级地区" },
};

/** How each status looks. */
export const changeStatuses: Record<
  BoundaryChangeStatus,
  {
    word: string;
    tone: "grey" | "amber" | "green" | "muted";
    shape: "circle" | "hourglass" | "check" | "dash";
  }
> = {
  draft: { word: "草稿", tone: "grey", shape: "circle" },
  planned: { word: "待生效", tone: "amber", shape: "hourglass" },
  effective: { word: "已生效", tone: "green", shape: "check" },
  revoked: { word: "已撤销", tone: "muted", shape: "dash" },
};

/** What is said after a step, by where the change stands then. */
export function changeDone(status: BoundaryChangeStatus): Record<string, string> {
  return {
    drafted: "草稿已保存，请核对下面的预览，确认后再安排",
    planned: status === "effective" ? "调整已经生效" : "已安排，到生效日自动办理；之前可以撤销",
    revoked: "已撤销，什么都没有改变",
  };
}
