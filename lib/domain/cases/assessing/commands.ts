import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getCaseToSelect, moveCase } from "@/lib/domain/cases/commands";
import { IS_FROM_ELSEWHERE } from "@/lib/domain/cases/policy";
import { getCaseRule } from "@/lib/domain/cases/principles/queries";
import { getCase } from "@/lib/domain/cases/queries";
import { beginningsOf, drawOrder, isUnsettled, totalOf, twoApart } from "@/lib/domain/cases/rules";
import type { AssessInput, CaseStepInput, TalkInput } from "@/lib/domain/cases/schema";
import type { CaseDetail, PrincipleScore } from "@/lib/domain/cases/types";
import { notify } from "@/lib/domain/notifications/commands";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

interface Candidate {
  accountId: string;
  name: string;
  organisationId: string;
}

/** Assessors whose region holds the case, whose home is elsewhere, never drawn for it before, and not who draws. */
export async function candidatesFor(tx: Tx, actor: Actor, caseId: string): Promise<Candidate[]> {
  const me = actor.kind === "staff" ? actor.accountId : null;
  return tx.rows<Candidate>(sql`
    select distinct a.id as "accountId", a.name, a.organisation_id as "organisationId"
    from model_case c join region r on r.code = c.region_code
    join role_grant g on g.role = 'assessor' and (now() at time zone 'Asia/Shanghai')::date
      between g.valid_from and coalesce(g.valid_to, 'infinity')
    join region scope on scope.code = g.region_code and r.path like scope.path || '%'
    join account a on a.id = g.account_id and a.status = 'active'
    join organisation o on o.id = a.organisation_id
    join region home on home.code = o.region_code
    where c.id = ${caseId}::uuid and ${IS_FROM_ELSEWHERE} and a.id is distinct from ${me}::uuid
      and not exists (select 1 from case_assessment s where s.case_id = c.id and s.account_id = a.id)
      and not c.replaced_assessors @> jsonb_build_array(jsonb_build_object('accountId', a.id))
    order by a.id`);
}

async function place(
  tx: Tx,
  found: CaseDetail,
  drawn: readonly (Candidate & { ordinal: number })[],
): Promise<void> {
  for (const { accountId, name, organisationId, ordinal } of drawn) {
    await tx.count(sql`
      insert into case_assessment (id, case_id, account_id, name, ordinal)
      values (${newId()}, ${found.id}::uuid, ${accountId}::uuid, ${name}, ${ordinal})`);
    const title = `请评审：${found.title}`;
    const link = `/desk/cases/${found.id}`;
    await notify(tx, { organisationId, accountId, kind: "case.drawn", title, link });
  }
}

/** Draws two assessors from elsewhere; the seed is kept, so that anybody can draw again. */
export async function drawAssessors(
  actor: Actor,
  { caseId, version }: CaseStepInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, caseId);
  const { principles, threshold } = await getCaseRule(actor, found.year);
  return write(actor, { action: "case.draw" }, async (tx) => {
    const seed = randomUUID();
    const drawn = twoApart(drawOrder(await candidatesFor(tx, actor, caseId), seed));
    if (drawn.length < 2) {
      throw conflict(
        "可抽取的评审员不足两名：本单位和本市州的要回避，两名不能是同一单位的。请先请安全管理员增加外地评审员",
      );
    }
    const frozen = JSON.stringify({ principles, threshold });
    const set = sql`seed = ${seed}, principles = ${frozen}::jsonb`;
    await moveCase(tx, actor, { found, move: "draw", version, set });
    await place(
      tx,
      found,
      drawn.map((one, at) => ({ ...one, ordinal: at + 1 })),
    );
    return { caseId };
  });
}

/** The case as it is while it is assessed, locked, in the version that was shown. */
export async function lockAssessing(tx: Tx, { caseId, version }: CaseStepInput) {
  const held = await tx.row<{
    totals: (number | null)[];
    threshold: number;
    talk: string | null;
  }>(sql`
    select c.talk, (c.principles ->> 'threshold')::int as threshold,
      array(select s.total::float8 from case_assessment s where s.case_id = c.id
        order by s.ordinal) as totals
    from model_case c
    where c.id = ${caseId}::uuid and c.version = ${version}
      and c.status = any (${[...beginningsOf("assess")]}::case_status[]) for update`);
  if (!held) throw conflict("这件案例刚被他人处理，请刷新页面核对后再办");
  return held;
}

async function lockFarApart(tx: Tx, input: CaseStepInput) {
  const held = await lockAssessing(tx, input);
  if (held.talk !== null) throw conflict("会商结果已经登记");
  if (!isUnsettled(held)) {
    throw conflict("两名评审员都提交评分、且相差超过规定分差时，才需要第三名评审员或会商");
  }
}

/** Draws a third assessor where the first two lie far apart. */
export async function drawThird(actor: Actor, input: CaseStepInput): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, input.caseId);
  return write(actor, { action: "case.draw_third" }, async (tx) => {
    await lockFarApart(tx, input);
    const [third] = drawOrder(await candidatesFor(tx, actor, found.id), found.seed ?? "");
    if (!third) throw conflict("没有其他外地评审员可抽取，请登记会商结果，或增加评审员");
    await place(tx, found, [{ ...third, ordinal: 3 }]);
    await tx.count(sql`update model_case set version = version + 1 where id = ${found.id}::uuid`);
    await recordAudit(tx, actor, {
      action: "case.draw_third",
      subjectType: "case",
      subjectId: found.id,
      regionCode: found.regionCode,
    });
    return { caseId: found.id };
  });
}

/** 会商: writes down what two assessors who lie far apart agreed on. */
export async function recordTalk(
  actor: Actor,
  { talk, ...step }: TalkInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.select");
  const found = await getCaseToSelect(actor, step.caseId);
  return write(actor, { action: "case.talk" }, async (tx) => {
    await lockFarApart(tx, step);
    const name = actor.kind === "staff" ? actor.name : "";
    await tx.count(sql`
      update model_case set talk = ${talk}, talk_by_name = ${name}, version = version + 1
      where id = ${found.id}::uuid`);
    await recordAudit(tx, actor, {
      action: "case.talk",
      subjectType: "case",
      subjectId: found.id,
      regionCode: found.regionCode,
      after: { talk },
    });
    return { caseId: found.id };
  });
}

/** Scores and reasons against the principles of the drawing; throws `invalid` at what is missing. */
function scoresOf(found: CaseDetail, { marks }: AssessInput): PrincipleScore[] {
  const fields: Record<string, string> = {};
  const scores = (found.principles ?? []).map(({ name, weight }, index) => {
    const mark = marks.find(({ at }) => at === index + 1);
    const score = Number(mark?.score);
    if (!mark || !/^\d{1,3}$/.test(mark.score) || score > 100) {
      fields[`score${index + 1}`] = `请给“${name}”打分，0 至 100 的整数`;
    }
    if (!mark || mark.reason.length < 4) {
      fields[`reason${index + 1}`] = `请写“${name}”这样打分的理由`;
    } else if (mark.reason.length > 300) {
      fields[`reason${index + 1}`] = "理由最多 300 个字，请删减";
    }
    return { principle: name, weight, score, reason: mark?.reason ?? "" };
  });
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return scores;
}

/** An assessor's scores, once; nobody changes them afterwards. */
export async function giveAssessment(
  actor: Actor,
  input: AssessInput,
): Promise<{ caseId: string }> {
  await requireReaches(actor, "case.assess");
  const found = await getCase(actor, input.caseId);
  const mine = found.assessments.find(({ isMine }) => isMine);
  if (actor.kind !== "staff" || !mine) throw forbidden("这件案例没有抽到您评审");
  const scores = scoresOf(found, input);
  return write(actor, { action: "case.assess" }, async (tx) => {
    const given = await tx.count(sql`
      update case_assessment s set scores = ${JSON.stringify(scores)}::jsonb, total = ${totalOf(scores)},
        comment = ${input.comment || null}, given_at = now()
      from model_case c
      where c.id = s.case_id and c.status = any (${[...beginningsOf("assess")]}::case_status[])
        and s.case_id = ${found.id}::uuid
        and s.account_id = ${actor.accountId}::uuid and s.given_at is null`);
    if (given === 0) throw conflict("评分已经提交过，提交以后不能修改");
    // The trail says that it was given; the score stays blind until all are in.
    await recordAudit(tx, actor, {
      action: "case.assess",
      subjectType: "case",
      subjectId: found.id,
      regionCode: found.regionCode,
    });
    return { caseId: found.id };
  });
}
