import { loadavg } from "node:os";
import type { Variables } from "@/scripts/launch/environment";
import type { Steps } from "@/scripts/launch/steps";
import { type DayOutcome, deadlineDay } from "./submit-deadline";
import { withSubmitPlatform } from "./submit-platform";
import { agentOf } from "./submit-requests";

/** Browsers that are connected at once, behind however many gateways. */
const CONNECTIONS = 256;
const FULL = { submissions: 60_000, perSecond: 100 };
const SMALL = { submissions: 2_000, perSecond: 50 };

/** A number given as `--name=…`, or what is usual. */
function numberOf(parameters: readonly string[], name: string, usual: number): number {
  const given = parameters.find((one) => one.startsWith(`--${name}=`))?.split("=")[1];
  if (given === undefined) return usual;
  const number = Number(given);
  if (!(number > 0)) throw new Error(`--${name}= 后面要写一个大于 0 的数`);
  return number;
}

function print(steps: Steps, asked: typeof FULL, day: DayOutcome): void {
  const { submissions, perSecond } = asked;
  const load = loadavg().map((one) => one.toFixed(1));
  steps.say(
    `截止日：${submissions} 份，每秒 ${perSecond} 份，用时 ${day.seconds.toFixed(1)} 秒；登录 ${day.signIns}、照片 ${day.photographs}、审核 ${day.reviews}`,
  );
  steps.say(
    `提交耗时毫秒  中位 ${day.median.toFixed(0)}，p99 ${day.p99.toFixed(0)}；压力来源最多落后 ${day.lateMost.toFixed(0)} 毫秒；机器负载 ${load.join(" ")}`,
  );
  steps.say(
    `已答复 ${day.acknowledged}，丢失 ${day.lost}，重复 ${day.doubled}，5xx ${day.serverErrors}，其他 ${JSON.stringify(day.others)}`,
  );
}

/**
 * Target P6, the deadline day: submissions that arrive at a fixed rate whether or not the platform keeps
 * up, with sign-ins (5 %), photographs (10 %) and reviews (10 %) among them. `full` is 60,000 in ten
 * minutes; `--submissions=` and `--per-second=` set other numbers. Answers whether every one was
 * acknowledged, none lost, none doubled, and no request met a server error.
 */
export async function benchDeadlineDay(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const usual = parameters.includes("full") ? FULL : SMALL;
  const submissions = numberOf(parameters, "submissions", usual.submissions);
  const perSecond = numberOf(parameters, "per-second", usual.perSecond);
  const bench = { name: "bench-deadline", submissions, machine };
  return withSubmitPlatform(bench, async ({ base, world, take, ownerUrl, steps }) => {
    const agent = agentOf(CONNECTIONS);
    const day = await deadlineDay({
      ...{ base, agent, world, take, submissions, perSecond, ownerUrl },
    });
    agent.destroy();
    print(steps, { submissions, perSecond }, day);
    return day.lost + day.doubled + day.serverErrors === 0 && day.acknowledged === submissions;
  });
}
