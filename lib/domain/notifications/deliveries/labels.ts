import type { ChannelName } from "@/lib/platform/channels/port";
import type { DeliveryKind, DeliveryState } from "./types";

export const CHANNEL_LABELS: Record<ChannelName, string> = {
  email: "邮件",
  wecom: "企业微信机器人",
  dingtalk: "钉钉机器人",
  sms: "短信",
};

export const STATE_LABELS: Record<DeliveryState, string> = {
  waiting: "等待发送",
  sent: "已发出",
  dead: "没有发出",
};

export const DELIVERY_KIND_LABELS: Record<DeliveryKind, string> = {
  digest: "每日提醒",
  group: "群提醒",
  news: "退回提醒",
  file: "订阅的文件",
  code: "邮箱验证码",
  trial: "测试消息",
};
