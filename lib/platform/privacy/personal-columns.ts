/*
 * Every column that holds something about a person, what for, and for how long. A test compares it with the
 * schema: a column whose name or comment speaks of people must be entered here, or below as none of these.
 * docs/personal-data.md says the same to people.
 */

/** A column with personal data. */
export interface PersonalColumn {
  /** table.column, or *by_name for the names of staff who acted. */
  column: string;
  whose: "citizen" | "staff";
  what: string;
  purpose: string;
  retention: string;
  /** How it is kept: sealed (encrypted), hashed, or plain. */
  kept: "sealed" | "hashed" | "plain";
}

type Row = [
  column: string,
  what: string,
  purpose: string,
  retention: string,
  kept: PersonalColumn["kept"],
];

const CITIZENS: readonly Row[] = [
  [
    "suggestion.sealed_text",
    "建议原文",
    "初审、答复",
    "未公开的办结 180 天后删除；删除申请随时",
    "sealed",
  ],
  ["suggestion.sealed_wording", "审核员改写的文字", "点题、公开", "随建议", "sealed"],
  ["suggestion.sealed_key", "单条密钥", "解密原文；销毁即不可恢复", "随建议", "sealed"],
  ["suggestion.code_hash", "查询码的校验值", "凭码查询", "随建议", "hashed"],
  ["suggestion_event.sealed_note", "答复与补充", "告知提出人", "随建议", "sealed"],
  ["suggestion_photo.sealed", "原照片", "初审、遮挡", "遮挡后或办结后 30 天销毁", "sealed"],
  ["suggestion_contact.kind", "联系方式种类", "通知进展", "办结 90 天后删除", "plain"],
  ["suggestion_contact.sealed_to", "手机或邮箱", "通知进展", "办结 90 天后删除", "sealed"],
  ["hotline_order.sealed_answer", "12345 的答复", "告知提出人", "随建议", "sealed"],
  ["booking_contact.sealed_key", "单条密钥", "解密预约人信息", "参观日 30 天后删除", "sealed"],
  ["booking_contact.sealed", "预约人称呼、电话", "联系预约人", "参观日 30 天后删除", "sealed"],
  [
    "booking_contact.once_key",
    "电话、时段的校验值",
    "同一时段只约一次",
    "参观日 30 天后删除",
    "hashed",
  ],
  ["booking_contact.sealed_rating_code", "评价码", "预约人评价", "参观日 30 天后删除", "sealed"],
  ["rating.words", "评价时写的话", "责任单位改进", "随评价", "sealed"],
  ["site_objection.sealed_text", "公示异议", "核实异议", "随公示记录", "sealed"],
  [
    "site_objection.sealed_contact",
    "异议人姓名、联系方式",
    "答复异议人",
    "答复半年后删除",
    "sealed",
  ],
];

const STAFF: readonly Row[] = [
  ["*by_name", "经办人姓名", "留痕：谁办的", "随业务记录", "plain"],
  ["account.login", "登录名", "登录", "随账号", "plain"],
  ["account.name", "姓名", "识别经办人", "随账号", "plain"],
  ["account.phone", "手机号码", "通知", "随账号", "sealed"],
  ["account.email", "电子邮箱", "通知", "随账号", "sealed"],
  ["email_check.address", "待验证的邮箱", "验证邮箱", "验证后或过期删除", "sealed"],
  ["email_check.code_hash", "验证码校验值", "验证邮箱", "验证后或过期删除", "hashed"],
  ["delivery.address", "收件地址", "投递消息", "投递记录清理时删除", "sealed"],
  ["session.address", "登录时的网络地址", "账号安全", "随会话", "plain"],
  ["session.agent", "浏览器", "账号安全", "随会话", "plain"],
  ["sign_in_attempt.login", "尝试的登录名；无此账号的只存校验值", "防止猜密码", "2 天", "plain"],
  ["sign_in_attempt.address", "尝试的网络地址", "防止猜密码", "2 天", "plain"],
  ["audit_entry.actor_name", "操作人姓名", "审计", "不少于 3 年", "plain"],
  ["breakdown.person", "责任人姓名", "任务分解到人", "随任务", "plain"],
  ["study_route.contact", "线路联系电话", "公开的联系方式", "随线路", "plain"],
];

function entered(whose: PersonalColumn["whose"], rows: readonly Row[]): PersonalColumn[] {
  return rows.map(([column, what, purpose, retention, kept]) => ({
    ...{ column, whose, what, purpose, retention, kept },
  }));
}

/** The inventory. */
export const PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  ...entered("citizen", CITIZENS),
  ...entered("staff", STAFF),
];

/** Columns that speak of people and hold nothing about any of them, with why. */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  "audit_seal.sealed_at": "封存时间",
  "booking.people": "人数",
  "booking_load.people": "人数",
  "culture_piece.has_people": "是或否",
  "machine_key.addresses": "服务器的网段",
  "feed.address": "系统接口地址",
  "outer_link.address": "网址",
  "robot.address": "群机器人地址",
  "saved_view.address": "页面地址",
  "message_setting.by_email": "是或否",
  "delivery.channel": "投递方式",
  "delivery.organisation_id": "单位",
  "notification.account_id": "账号编号",
  "role_grant.may_enter_for": "是或否",
  "review.for_id": "账号编号",
  "report_draft.origin": "来源种类",
  "report.origin": "来源种类",
  "study_route.starts_at": "时间",
  "topic.said": "改写后的公开文字",
};
