import * as z from "zod";
import { textSchema } from "@/lib/shared/text";

const robot = {
  robotId: z.uuid({ error: "机器人编号不正确，请刷新页面" }),
  version: z.coerce.number({ error: "请刷新页面" }).int(),
};

/** 添加群机器人 */
export const addRobotSchema = z.object({
  kind: z.enum(["wecom", "dingtalk"], { error: "请选择企业微信或钉钉" }),
  robotName: textSchema({ max: 30 }),
  address: z
    .string({ error: "请填写机器人地址" })
    .trim()
    .min(1, { error: "请填写机器人地址" })
    .max(500, {
      error: "地址太长，请从群机器人的设置里整条复制",
    }),
  secret: z
    .string()
    .trim()
    .max(200, { error: "加签密钥太长，请检查" })
    .optional()
    .transform((secret) => secret || null),
});

/** 停用、启用 */
export const switchRobotSchema = z.object({
  ...robot,
  isOn: z.enum(["1", "0"]).transform((value) => value === "1"),
});

/** 移除、发测试消息 */
export const robotSchema = z.object(robot);

export type AddRobotInput = z.infer<typeof addRobotSchema>;
export type SwitchRobotInput = z.infer<typeof switchRobotSchema>;
export type RobotInput = z.infer<typeof robotSchema>;
