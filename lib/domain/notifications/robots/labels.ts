import type { RobotKind } from "./types";

export const ROBOT_LABELS: Record<RobotKind, string> = { wecom: "企业微信", dingtalk: "钉钉" };
