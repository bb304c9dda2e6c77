const NOUNS: Record<string, string> = {
  account: "账号",
  assignment: "任务分解",
  burden: "填报负担",
  burden_budget: "分钟预算",
  calendar: "工作日历",
  clause: "责任条款",
  day: "日期",
  edition: "数据期",
  evidence: "佐证材料",
  grant: "授权",
  guard: "减负核对",
  guard_rule: "减负守则",
  import: "导入",
  list: "清单",
  organisation: "单位",
  platform: "平台",
  region: "地区",
  report: "填报",
  review: "审核",
  session: "登录",
  site: "示范点",
  task: "任务",
};

const ACTIONS: Record<string, string> = {
  "account.change_password": "修改密码",
  "account.create": "新建账号",
  "account.disable": "停用账号",
  "account.edit": "修改账号",
  "account.enable": "启用账号",
  "account.enrol_code": "绑定动态码",
  "account.import": "批量导入账号",
  "account.reset_code": "重置动态码",
  "account.reset_password": "重置密码",
  "account.unlock": "解除登录暂停",
  "burden.set_budget": "设定分钟预算",
  "calendar.remove": "删除日历登记",
  "calendar.set": "登记日历",
  "grant.add": "授权",
  "grant.end": "收回授权",
  "guard.answer": "说明减负核对理由",
  "guard.edit_rule": "修改减负守则",
  "guard.prefill": "引用已报的数",
  "organisation.close": "停用单位",
  "organisation.create": "新建单位",
  "organisation.edit": "修改单位",
  "region.rename": "修改地区名称",
  "report.save": "开始填报",
  "report.submit": "提交填报",
  "review.accept": "认可",
  "review.approve": "审核通过",
  "review.return": "退回",
  "session.close": "退出登录",
  "session.open": "登录",
  "session.refuse": "登录被拒",
};

/** An action in words; where it has none, its noun and its own name. */
export function actionLabel(action: string): string {
  const [noun = "", verb = ""] = action.split(".");
  return ACTIONS[action] ?? `${NOUNS[noun] ?? noun}：${verb}`;
}

/** The noun of a subject in words. */
export function subjectLabel(type: string): string {
  return NOUNS[type] ?? type;
}

/** The actions that can be searched for. */
export const searchableActions = Object.entries(ACTIONS).map(([value, label]) => ({
  value,
  label,
}));
