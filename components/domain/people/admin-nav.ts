import type { NavGroup } from "@/components/layout/admin-frame";
import type { Verb } from "@/lib/access/roles";

interface Section {
  group: string;
  href: string;
  label: string;
  verb: Verb;
  /** What one does there, on the page that lists the sections. */
  note: string;
}

const SECTIONS: readonly Section[] = [
  {
    group: "组织",
    href: "/desk/admin/regions",
    label: "地区",
    verb: "region.read",
    note: "查区划、看下级、改名称",
  },
  {
    group: "组织",
    href: "/desk/admin/organisations",
    label: "单位",
    verb: "organisation.read",
    note: "查找、新建、修改、停用单位",
  },
  {
    group: "组织",
    href: "/desk/admin/boundaries",
    label: "区划与机构调整",
    verb: "region.manage",
    note: "更名、合并、拆分、划转，到日子自动办理",
  },
  {
    group: "人员",
    href: "/desk/admin/accounts",
    label: "账号与授权",
    verb: "account.read",
    note: "建账号、重置密码、停用、授权",
  },
  {
    group: "人员",
    href: "/desk/admin/accounts/import",
    label: "批量导入账号",
    verb: "account.manage",
    note: "用 Excel 一次建好多个账号",
  },
  {
    group: "配置",
    href: "/desk/admin/calendar",
    label: "工作日历",
    verb: "calendar.manage",
    note: "登记放假和调休上班的日子",
  },
  {
    group: "配置",
    href: "/desk/admin/deliveries",
    label: "消息投递",
    verb: "message.manage",
    note: "看邮件、机器人、短信发出去没有，重发失败的",
  },
  {
    group: "配置",
    href: "/desk/admin/counters",
    label: "数据核对",
    verb: "message.manage",
    note: "看每天夜里统计数与任务记录核对的结果",
  },
  {
    group: "审计",
    href: "/desk/admin/audit",
    label: "审计日志",
    verb: "audit.read",
    note: "查谁在何时改了什么，看封存到哪里",
  },
];

/** The sections of administration that somebody's roles open. */
export function adminSections(can: (verb: Verb) => boolean): readonly Section[] {
  return SECTIONS.filter((section) => can(section.verb));
}

/** The same as groups of the side navigation. */
export function adminNav(can: (verb: Verb) => boolean): NavGroup[] {
  const open = adminSections(can);
  return [...new Set(open.map((section) => section.group))].map((group) => ({
    label: group,
    items: open
      .filter((section) => section.group === group)
      .map(({ href, label }) => ({ href, label })),
  }));
}
