import "server-only";
import type { Actor } from "@/lib/access/actor";
import { canDraft } from "@/lib/domain/circulars/policy";
import { getCircular } from "@/lib/domain/circulars/queries";
import { readRecipients } from "@/lib/domain/circulars/recipients/rules";
import { type ComparedParagraph, compareTexts } from "@/lib/domain/circulars/revisions/rules";
import type { CircularDetail, Recipients } from "@/lib/domain/circulars/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** Something that was saved of a draft. */
export interface Revision {
  id: string;
  /** It became the circular's text; what came too late did not. */
  isKept: boolean;
  byName: string;
  at: string;
}

/** What was saved too late, beside the text as it is. */
export interface LateRevision extends Revision {
  circular: CircularDetail;
  title: string;
  body: string;
  unitName: string;
  to: Recipients;
  compared: ComparedParagraph[];
}

const COLUMNS = sql`v.id, v.is_kept as "isKept", v.by_name as "byName", to_json(v.at) #>> '{}' as at`;

/** What was saved of a circular, newest first; `not_found` for all but those who draft in its region. */
export async function listRevisions(actor: Actor, circularId: string): Promise<Revision[]> {
  const circular = await getCircular(actor, circularId);
  if (!canDraft(actor, circular.regionCode)) throw notFound("通报");
  return rows<Revision>(sql`
    select ${COLUMNS} from circular_revision v where v.circular_id = ${circularId}::uuid
    order by v.at desc, v.id desc limit 50`);
}

/** One of them with its text and the comparison with the text as it is; under the same rule. */
export async function getRevision(
  actor: Actor,
  { circularId, revisionId }: { circularId: string; revisionId: string },
): Promise<LateRevision> {
  const circular = await getCircular(actor, circularId);
  if (!canDraft(actor, circular.regionCode) || !isId(revisionId)) throw notFound("保存的稿子");
  const found = await row<Omit<LateRevision, "circular" | "compared">>(sql`
    select ${COLUMNS}, v.title, v.body, v.unit_name as "unitName", v.recipients as "to" from circular_revision v
    where v.id = ${revisionId}::uuid and v.circular_id = ${circularId}::uuid`);
  if (!found) throw notFound("保存的稿子");
  const whole = (one: { title: string; body: string }) => `${one.title}\n${one.body}`;
  const to = readRecipients(found.to);
  return { ...found, to, circular, compared: compareTexts(whole(circular), whole(found)) };
}
