import type { ItemState } from "@/lib/domain/meetings/items/types";

export const ITEM_STATE_LABELS: Record<ItemState, string> = {
  draft: "待形成任务",
  open: "办理中",
  submitted: "待审核",
  returned: "已退回",
  done: "已办结",
  exempted: "免报",
  cancelled: "已取消",
};
