import path from "node:path";
import { newId } from "@/lib/shared/ids";
import type { Variables } from "@/scripts/launch/environment";
import type { Steps } from "@/scripts/launch/steps";
import { startSubmitBaseline } from "./submit-baseline";
import { measure, type Round, spread } from "./submit-measures";
import { type SubmitPlatform, withSubmitPlatform } from "./submit-platform";
import { agentOf, insertOnce, submitOnce } from "./submit-requests";
import type { Work } from "./submit-types";

const CONNECTIONS = 16;

/** How large a run is; `full` is target P6. */
interface Size {
  rounds: number;
  seconds: number;
}

const SIZES: Record<string, Size> = {
  /** Only that everything works. */
  tiny: { rounds: 1, seconds: 2 },
  small: { rounds: 5, seconds: 4 },
  full: { rounds: 7, seconds: 10 },
};

/** Room for the closed loops: nothing here submits faster than this. */
const CEILING_PER_SECOND = 900;

function printAlone(steps: Steps, bare: Round[], ours: Round[]): number {
  const rate = (rounds: Round[]) => rounds.map((round) => round.perSecond);
  const ratios = ours.map((round, index) => round.perSecond / (bare[index]?.perSecond ?? 1));
  steps.say(`一次插入（空白 Next 路由）   每秒 ${spread(rate(bare))}`);
  steps.say(`提交填报（一个完整事务）     每秒 ${spread(rate(ours))}`);
  steps.say(`比值（≥ 0.5）                ${spread(ratios, 2)}`);
  steps.say(
    `提交耗时毫秒  中位 ${spread(ours.map((one) => one.median))}，p99 ${spread(ours.map((one) => one.p99))}`,
  );
  const wrong = [...bare, ...ours].reduce((sum, round) => sum + round.wrong, 0);
  steps.say(`未成功的请求（应为 0）       ${wrong}`);
  return wrong;
}

async function interleave(platform: SubmitPlatform, size: Size): Promise<boolean> {
  const { base, take, steps, world } = platform;
  const folder = path.join(platform.stateFolder, "baseline");
  const baseline = await steps.step("构建并启动对照", () =>
    startSubmitBaseline(platform.root, folder, platform.env),
  );
  const agent = agentOf(CONNECTIONS);
  const [reporter] = world.reporters;
  if (!reporter) throw new Error("nobody submits");
  const spare = () => ({ reporter, assignmentId: "1", key: newId() });
  const { seconds } = size;
  const lanes = CONNECTIONS;
  const submit = (one: Work) => submitOnce(base, agent, one);
  const insert = (one: Work) => insertOnce(baseline.base, agent, one);
  const bare: Round[] = [];
  const ours: Round[] = [];
  try {
    await measure({ seconds: 2, lanes, agent, take: spare, send: insert });
    await measure({ seconds: 2, lanes, agent, take, send: submit });
    for (let round = 0; round < size.rounds; round += 1) {
      bare.push(await measure({ seconds, lanes, agent, take: spare, send: insert }));
      ours.push(await measure({ seconds, lanes, agent, take, send: submit }));
    }
  } finally {
    await baseline.stop();
  }
  return printAlone(steps, bare, ours) === 0;
}

/**
 * Target P6: submitting a report through HTTP beside a bare durable insert through a Next handler,
 * interleaved in one run. `full` as argument runs the full numbers. Answers whether every request was
 * answered well.
 */
export async function benchSubmit(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  const size = SIZES[parameters.find((one) => one in SIZES) ?? "small"] as Size;
  const submissions = (size.rounds * size.seconds + 2) * CEILING_PER_SECOND;
  return withSubmitPlatform({ name: "bench-submit", submissions, machine }, (platform) =>
    interleave(platform, size),
  );
}
