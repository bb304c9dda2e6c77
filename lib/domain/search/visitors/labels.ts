import { publicationKindWords } from "@/lib/domain/publications/labels";
import type { OtherChannel, PublicHitKind } from "@/lib/domain/search/visitors/types";

/** What each kind of hit is called. */
export const publicHitWords: Record<PublicHitKind, string> = {
  ...publicationKindWords,
  carrier: "载体",
  task: "任务",
  policy: "政策依据",
  edition: "公开数据",
};

/** The kinds in the order in which they are offered. */
export const PUBLIC_HIT_KINDS = Object.keys(publicHitWords) as PublicHitKind[];

/** What is said to somebody who looks for another door. */
export const channelWords: Record<OtherChannel, { title: string; note: string }> = {
  "12388": {
    title: "要反映违纪违法问题，请拨打 12388",
    note: "本平台不受理检举控告，不登记线索。请通过 12388 举报电话或中央纪委国家监委举报网站反映，由专门机关依规办理。",
  },
  "12345": {
    title: "要办事、求助或投诉，请拨打 12345",
    note: "生活中的具体困难和服务投诉由 12345 政务服务热线受理转办，可以查询进度。",
  },
};
