import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getCase } from "@/lib/domain/cases/queries";
import { likeness } from "@/lib/domain/reviews/likeness/rules";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/** A case whose text is so alike that a person should compare. */
export interface AlikeCase {
  id: string;
  title: string;
  organisationName: string;
  status: string;
  /** Whole percent. */
  percent: number;
}

/** A case of the same text as another beside it. */
export interface CasePair {
  other: { title: string; organisationName: string; text: string };
  text: string;
  percent: number;
}

/** From here on two cases are put side by side: shared words of a trade alone stay well below. */
const ALIKE = 0.6;
const COMPARED = 400;

interface Texts {
  id: string;
  title: string;
  organisationName: string;
  status: string;
  text: string;
}

const COLUMNS = sql`c.id, c.title, o.name as "organisationName", c.status,
  concat_ws(E'\n', c.background, c.practice, c.result) as text
  from model_case c join organisation o on o.id = c.organisation_id`;

function textOf(one: { background: string; practice: string; result: string }): string {
  return [one.background, one.practice, one.result].join("\n");
}

/** Other submitted cases, of whatever region, that read nearly the same: for whoever selects it. */
export async function listAlike(actor: Actor, caseId: string): Promise<AlikeCase[]> {
  const found = await getCase(actor, caseId);
  if (!found.maySelect) return [];
  const others = await rows<Texts>(sql`
    select ${COLUMNS} where c.id <> ${caseId}::uuid and c.status not in ('drafting', 'withdrawn')
    order by c.submitted_at desc nulls last limit ${COMPARED}`);
  return others
    .map(({ text, ...other }) => ({
      ...other,
      percent: Math.round(likeness(textOf(found), text) * 100),
    }))
    .filter(({ percent }) => percent >= ALIKE * 100)
    .sort((a, b) => b.percent - a.percent);
}

/** Two cases side by side, for whoever selects the first; throws `not_found` for pairs that are not alike. */
export async function getPair(
  actor: Actor,
  { id, otherId }: { id: string; otherId: string },
): Promise<CasePair> {
  const alike = await listAlike(actor, id);
  const one = alike.find((each) => each.id === otherId);
  const other = one && (await row<Texts>(sql`select ${COLUMNS} where c.id = ${otherId}::uuid`));
  if (!one || !other) throw notFound("相近案例");
  return { other, text: textOf(await getCase(actor, id)), percent: one.percent };
}
