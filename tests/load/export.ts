import type { Variables } from "@/scripts/launch/environment";
import { withProvince } from "./prepared";

/** Target P9: all that a province has as one file, with the memory that this takes. */
export async function benchExport(
  parameters: readonly string[],
  machine: Variables,
): Promise<boolean> {
  return withProvince("export", parameters, machine, ({ run }) => run("export-run.ts", []));
}
