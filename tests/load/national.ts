import type { Variables } from "@/scripts/launch/environment";
import { withProvince } from "./prepared";

/** Target P5: the country's page over five million counter rows, from the sums by province and exactly. */
export async function benchNational(
  _parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  return withProvince("national", ["small"], machine, ({ run }) => run("national-run.ts", []));
}
