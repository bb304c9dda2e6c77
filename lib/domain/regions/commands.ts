import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getRegion } from "@/lib/domain/regions/queries";
import type { RenameRegionInput } from "@/lib/domain/regions/schema";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** Gives a region its new name; codes and borders come with the yearly reference data. */
export async function renameRegion(
  actor: Actor,
  input: RenameRegionInput,
): Promise<{ code: string }> {
  const reaches = await requireReaches(actor, "region.manage");
  const before = await getRegion(actor, input.code);
  return write(actor, { action: "region.rename" }, async (tx) => {
    const renamed = await tx.row<{ node: string }>(sql`
      update region r set name = ${input.name}, version = r.version + 1
      where r.code = ${input.code} and r.version = ${input.version} and ${regionsWithin(reaches, "r")}
      returning r.node_code as node`);
    if (!renamed) {
      throw before.mayRename ? conflict("此地区刚被他人修改，请刷新页面后再办理") : forbidden();
    }
    // Kept dashboard pages show names: a new version of the node makes them afresh.
    await tx.count(sql`
      insert into node_version as v (node_code, version) values (${renamed.node}, 1)
      on conflict (node_code) do update set version = v.version + 1`);
    await recordAudit(tx, actor, {
      action: "region.rename",
      subjectType: "region",
      subjectId: input.code,
      regionCode: input.code,
      before: { name: before.name },
      after: { name: input.name },
    });
    return { code: input.code };
  });
}
