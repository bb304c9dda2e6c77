import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { submitPublication } from "@/lib/domain/publications/commands";
import { listFields } from "@/lib/domain/topics/fields/queries";
import { getSolicitation } from "@/lib/domain/topics/solicitations/queries";
import type {
  EditSolicitationInput,
  OpenSolicitationInput,
  SolicitationContent,
} from "@/lib/domain/topics/solicitations/schema";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

type Told = Omit<EditSolicitationInput, "solicitationId" | "version">;

async function fieldsOf(
  actor: Actor,
  codes: readonly string[],
): Promise<SolicitationContent["fields"]> {
  const known = await listFields(actor);
  const fields = known.filter(({ code }) => codes.includes(code));
  if (fields.length < new Set(codes).size) {
    throw invalid({ fieldCodes: "有的领域没有启用，请刷新页面重新选择" });
  }
  return fields.map(({ code, name }) => ({ code, name }));
}

async function hand(
  tx: Tx,
  actor: Actor,
  wish: Told & {
    id: string;
    regionCode: string;
    isExample: boolean;
    fields: SolicitationContent["fields"];
  },
): Promise<void> {
  const { id, regionCode, title, period, intro, promise, opensOn, closesOn, fields } = wish;
  const content: SolicitationContent = { period, intro, promise, fields, opensOn, closesOn };
  await submitPublication(tx, actor, {
    ...{ kind: "solicitation", subjectId: id, regionCode, title, content },
    summary: intro.slice(0, 120),
    happenedOn: opensOn,
    facets: { fields: fields.map(({ code }) => code) },
    words: [period, intro, promise, ...fields.map(({ name }) => name)].join(" "),
    isExample: wish.isExample,
  });
}

/** Opens a solicitation in a region; people see it when it was released. */
export async function openSolicitation(
  actor: Actor,
  input: OpenSolicitationInput,
): Promise<{ solicitationId: string }> {
  const reaches = await requireReaches(actor, "topic.manage");
  const place = await row(sql`
    select 1 from region r where r.code = ${input.regionCode} and ${regionsWithin(reaches, "r")}`);
  if (!place) throw notFound("地区");
  const fields = await fieldsOf(actor, input.fieldCodes);
  const isExample = actor.kind === "system";
  return write(actor, { action: "solicitation.open", key: input.key }, async (tx) => {
    const id = newId();
    await tx.count(sql`
      insert into solicitation (id, region_code, title, period, intro, promise, field_codes, opens_on,
        closes_on, is_example, created_by_id, created_by_name)
      values (${id}, ${input.regionCode}, ${input.title}, ${input.period}, ${input.intro},
        ${input.promise}, ${input.fieldCodes}::text[], ${input.opensOn}::date, ${input.closesOn}::date,
        ${isExample}, ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    await hand(tx, actor, { ...input, id, isExample, fields });
    await recordAudit(tx, actor, {
      action: "solicitation.open",
      subjectType: "solicitation",
      subjectId: id,
      regionCode: input.regionCode,
      after: { title: input.title, opensOn: input.opensOn, closesOn: input.closesOn },
    });
    return { solicitationId: id };
  });
}

/** Changes its words or days; what is shown stays until the new revision is released. */
export async function editSolicitation(
  actor: Actor,
  input: EditSolicitationInput,
): Promise<{ solicitationId: string }> {
  const { solicitationId, version } = input;
  const found = await getSolicitation(actor, solicitationId);
  const fields = await fieldsOf(actor, input.fieldCodes);
  return write(actor, { action: "solicitation.edit" }, async (tx) => {
    const changed = await tx.count(sql`
      update solicitation set title = ${input.title}, period = ${input.period}, intro = ${input.intro},
        promise = ${input.promise}, field_codes = ${input.fieldCodes}::text[],
        opens_on = ${input.opensOn}::date, closes_on = ${input.closesOn}::date, version = version + 1
      where id = ${solicitationId}::uuid and version = ${version}`);
    if (changed === 0) throw conflict("这个征集活动刚被他人修改，请刷新页面核对后再改");
    const { regionCode, isExample } = found;
    await hand(tx, actor, { ...input, id: solicitationId, regionCode, isExample, fields });
    await recordAudit(tx, actor, {
      action: "solicitation.edit",
      subjectType: "solicitation",
      subjectId: solicitationId,
      regionCode,
      before: { title: found.title, opensOn: found.opensOn, closesOn: found.closesOn },
      after: { title: input.title, opensOn: input.opensOn, closesOn: input.closesOn },
    });
    return { solicitationId };
  });
}
