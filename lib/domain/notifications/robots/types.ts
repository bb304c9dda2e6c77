/** 企业微信 or 钉钉. */
export type RobotKind = "wecom" | "dingtalk";

/** A robot of an organisation's group; its address is never shown again. */
export interface Robot {
  id: string;
  organisationName: string;
  kind: RobotKind;
  name: string;
  isOn: boolean;
  hasSecret: boolean;
  createdAt: string;
  version: number;
  /** What became of the last message to it. */
  lastState: "waiting" | "sent" | "dead" | null;
  lastError: string | null;
}
