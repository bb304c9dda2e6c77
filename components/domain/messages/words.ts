/** What was done on 提醒方式. */
export const SETTINGS_DONE = {
  chosen: "已保存",
  code: "验证码已发出，请到邮箱里查看",
  proven: "邮箱已验证，以后提醒发到这里",
  removed: "邮箱已删除",
  robot_added: "机器人已添加，可以试发一条",
  robot_switched: "已修改",
  robot_removed: "机器人已移除",
  robot_tried: "测试消息已交给后台发送，几秒后看群里有没有",
};
