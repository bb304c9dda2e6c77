import type { StaffActor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { holdMeeting, minuteMeeting, planMeeting } from "@/lib/domain/meetings/commands";
import { formTasks } from "@/lib/domain/meetings/forming/commands";
import { saveItem } from "@/lib/domain/meetings/items/commands";
import { makePack } from "@/lib/domain/meetings/packs/commands";
import { raiseProblem, stepProblem } from "@/lib/domain/meetings/problems/commands";
import { disconnect } from "@/lib/platform/db";
import { addDays, yearAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { isAppsDatabase, officer } from "./edition";
import type { Organisation } from "./organisation";
import { HOME } from "./scope";

/** A decision: what, the carrier whose lead does it, days from today, the carrier whose lead helps. */
const DECISIONS: [string, string, number, string | null][] = [
  [
    "汇总各市州村级小微权力清单公开情况，列出未公开的村并逐村提出整改时限（示例）",
    "village",
    12,
    null,
  ],
  ["会同教育部门研究高校基建廉政风险排查口径，形成统一表样（示例）", "school", 20, "hospital"],
  ["梳理医药购销领域重复要数的表格，提出合并意见报领导小组办公室（示例）", "hospital", 33, null],
  ["制定清廉家庭巡讲第四季度安排，避免与基层考核集中期重叠（示例）", "family", 26, null],
];

interface ExampleProblem {
  title: string;
  asks: string;
  detail: string;
  carrier: string;
  helps: string[];
  days: number | null;
}

const PROBLEMS: ExampleProblem[] = [
  {
    title: "校外集中用餐承包监管职责交叉（示例）",
    asks: "请明确学校、市场监管、机关事务三方的检查分工",
    detail: "同一家承包企业一个季度被检查五次，检查表内容大半相同，学校反映负担重。",
    carrier: "school",
    helps: ["organ", "enterprise"],
    days: 25,
  },
  {
    title: "村级事务公开平台与阳光信访平台数据不互通（示例）",
    asks: "请协调数据口径，避免村居在两个平台重复录入",
    detail: "村居每季度要在两个平台各填一次，内容相同。",
    carrier: "village",
    helps: ["organ"],
    days: null,
  },
  {
    title: "民营医院自愿参加清廉医院建设的评价办法缺失（示例）",
    asks: "请研究适用于自愿参加单位的评价办法",
    detail: "",
    carrier: "hospital",
    helps: [],
    days: 60,
  },
];

function leadOf(leads: readonly Organisation[], carrier: string): string | null {
  return leads.find((one) => one.leads.includes(carrier))?.id ?? null;
}

async function raiseProblems(actor: StaffActor, leads: readonly Organisation[], today: string) {
  const made: string[] = [];
  for (const { carrier, helps, days, ...words } of PROBLEMS) {
    const { problemId } = await raiseProblem(actor, {
      ...words,
      regionCode: HOME.province,
      carrierCode: carrier,
      leadId: leadOf(leads, carrier),
      cooperatingIds: helps.flatMap((one) => leadOf(leads, one) ?? []),
      dueOn: days === null ? null : addDays(today, days),
      assignmentId: null,
      rootTaskId: null,
    });
    made.push(problemId);
  }
  const [first] = made;
  if (first) {
    const text = "已请三家单位各自提供检查依据和表样（示例）";
    await stepProblem(actor, { problemId: first, version: 1, text, to: "coordinating" });
  }
  return made;
}

async function decide(actor: StaffActor, meetingId: string, leads: readonly Organisation[]) {
  // Decisions fall due in the future of whoever loads, even where the data are laid out around a past day.
  const { today } = await getClock(actor);
  for (const [text, carrier, days, helper] of DECISIONS) {
    const organisationId = leadOf(leads, carrier);
    if (!organisationId) continue;
    const helperId = helper ? leadOf(leads, helper) : null;
    await saveItem(actor, {
      ...{ meetingId, itemId: newId(), version: 0, text, organisationId, problemId: null },
      cooperatingIds: helperId ? [helperId] : [],
      dueOn: addDays(today, days),
    });
  }
  await formTasks(actor, { meetingId });
}

/**
 * One meeting three weeks ago with its pack and decisions, one in two weeks, and a few problems, all through
 * the app's own commands. Nothing before the third week of a year: the meeting would lie in the year before.
 */
export async function holdMeetings(
  office: Organisation,
  organisations: readonly Organisation[],
  { year, today }: { year: number; today: string },
): Promise<void> {
  const heldOn = addDays(today, -21);
  const isInYear = yearAt(new Date(`${heldOn}T04:00:00Z`)) === year;
  try {
    if (!isInYear || !today.startsWith(String(year)) || !(await isAppsDatabase(office))) return;
    const actor = officer("office", office);
    const leads = organisations.filter((one) => one.level === "province" && one.leads.length > 0);
    const participantIds = [office.id, ...leads.map(({ id }) => id)];
    const problemIds = await raiseProblems(actor, leads, today);
    const common = {
      ...{ regionCode: HOME.province, kind: "coordination" as const, carrierCode: null },
      participantIds,
    };
    const past = await planMeeting(actor, {
      ...{ ...common, heldOn, place: "省直机关会议中心二楼（示例）", problemIds: [] },
      subject: "前三季度推进情况和四季度重点",
    });
    await makePack(actor, { meetingId: past.meetingId });
    await holdMeeting(actor, { ...past, version: 2, attendedIds: participantIds });
    const minutes = "会议听取了前三季度推进情况，研究了四季度重点工作（示例）。";
    await minuteMeeting(actor, { ...past, version: 3, minutes });
    await decide(actor, past.meetingId, leads);
    await planMeeting(actor, {
      ...{ ...common, heldOn: addDays(today, 14), place: "省直机关会议中心二楼（示例）" },
      ...{ subject: "年底收官和跨部门难题", problemIds: problemIds.slice(0, 2) },
    });
  } finally {
    await disconnect();
  }
}
