import type { BookingStatus } from "@/lib/platform/generated/prisma/enums";

/** What a visit may be for. */
export const PURPOSES = {
  visit: "参观学习",
  party: "主题党日或集体活动",
  study: "课程研学",
  exchange: "考察交流",
  other: "其他",
} as const;

export type Purpose = keyof typeof PURPOSES;

/** How a booking stands, for whoever asked. */
export const bookingStatusWords: Record<BookingStatus, string> = {
  requested: "等待确认",
  confirmed: "已确认",
  declined: "未能安排",
  cancelled: "已取消",
  held: "已参观",
  absent: "未到访",
};

/** What follows, for whoever asked. */
export const bookingStatusNotes: Record<BookingStatus, string> = {
  requested: "建设单位会确认能否接待，请过一两天用预约码再来查看。不能来了请取消，把位置让给别人。",
  confirmed: "请按时到访，出示预约码。不能来了请取消，把位置让给别人。",
  declined: "这次不能接待，原因见下。可以换一个时间再预约。",
  cancelled: "这次预约已经取消，位置已经让出。",
  held: "谢谢来访。请用下面的评价码说一句实话，低分也照实计入。",
  absent: "记录为没有到访。如有出入，请联系建设单位。",
};
