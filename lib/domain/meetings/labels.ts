import type { MeetingKind, MeetingStatus } from "@/lib/domain/meetings/types";

export const MEETING_KIND_LABELS: Record<MeetingKind, string> = {
  coordination: "协调推进会",
  joint: "联席会议",
};

export const MEETING_STATUS_LABELS: Record<MeetingStatus, string> = {
  planned: "已安排",
  held: "已召开",
  cancelled: "已取消",
};

export const PARTICIPANT_ROLE_LABELS = { convener: "召集单位", member: "成员单位" } as const;
