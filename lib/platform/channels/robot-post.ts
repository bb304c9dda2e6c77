import "server-only";
import { env } from "@/lib/platform/env";
import { faultWords, type Outcome } from "./port";

const LONGEST = 15_000;
const ANSWER_LENGTH = 20_000;

/**
 * Why an address is none that robots may be reached at, or null. Hosts are allowed one by one
 * (ROBOT_HOSTS), by https only; a whole origin in that list, as a test system has, is allowed as it stands.
 */
export function robotAddressFault(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) return "不是完整的网址，请从群机器人的设置里整条复制";
  const { ROBOT_HOSTS: hosts } = env();
  const isAllowed = hosts.includes(url.origin) || hosts.includes(url.host);
  if (!isAllowed) return `只能使用 ${hosts.join("、")} 的机器人地址`;
  if (url.protocol !== "https:" && !hosts.includes(url.origin)) return "地址须以 https:// 开头";
  return url.username || url.password ? "地址里不能带用户名和密码" : null;
}

/** Of both kinds of robots: 0 is well, everything else is a refusal even where HTTP says 200. */
async function readAnswer(response: Response): Promise<Outcome> {
  const text = (await response.text()).slice(0, ANSWER_LENGTH);
  if (!response.ok) return { state: "later", error: `机器人服务答 HTTP ${response.status}` };
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== "object" || answer === null || !("errcode" in answer)) {
    return { state: "later", error: "机器人服务的回答不是约定的格式" };
  }
  if (answer.errcode === 0) return { state: "sent" };
  const words = "errmsg" in answer ? String(answer.errmsg) : "";
  return { state: "later", error: faultWords(`errcode ${String(answer.errcode)} ${words}`) };
}

/** Posts a message to a robot's address; follows no redirect and gives up after 15 seconds. */
export async function postToRobot(address: string, message: unknown): Promise<Outcome> {
  const fault = robotAddressFault(address);
  if (fault) return { state: "never", error: fault };
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      redirect: "error",
      signal: AbortSignal.timeout(LONGEST),
    });
    return await readAnswer(response);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? ` ${String(error.cause)}` : "";
    return { state: "later", error: faultWords(`${String(error)}${cause}`) };
  }
}
