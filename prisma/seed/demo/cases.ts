import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publicationOf } from "@/lib/domain/cases/content/rules";
import { USUAL_PRINCIPLES, USUAL_THRESHOLD } from "@/lib/domain/cases/rules";
import type { Adoption, CaseDetail, CaseFigure } from "@/lib/domain/cases/types";
import { publishBySystem } from "@/lib/domain/publications/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { readRegionLogins } from "../data-files";
import { stableId } from "../identity";
import { authorityLogin } from "./authorities";
import { type CaseText, EXAMPLE_ADOPTIONS, EXAMPLE_CASES } from "./case-texts";
import { organisationId } from "./organisation";
import { HOME } from "./scope";

const SYSTEM = systemActor("演示数据");
const REASON = "示例：事实清楚，别处学得会，群众说得出变化。";

interface Facts {
  id: string;
  name: string;
  regionCode: string;
  regionName: string;
}

/** The organisation of a line in a place of the demonstration. */
export function organisationOf(region: keyof typeof HOME, line: string): string {
  const code = HOME[region];
  return organisationId(authorityLogin(readRegionLogins()[code] ?? code, line));
}

function organisationBy({ by }: CaseText): string {
  if (by === "village") return organisationId(HOME.village);
  const county = readRegionLogins()[HOME.county] ?? HOME.county;
  if (by === "school") return organisationId(`${county}-xx-01`);
  return organisationOf(by.region, by.line);
}

async function factsOf(tx: Tx, id: string): Promise<Facts> {
  const found = await tx.row<Facts>(sql`
    select o.id, o.name, r.code as "regionCode", r.name as "regionName"
    from organisation o join region r on r.code = o.region_code where o.id = ${id}::uuid`);
  if (!found) throw new Error(`no organisation ${id} for an example case`);
  return found;
}

function figuresOf({ figure }: CaseText): CaseFigure[] {
  if (!figure) return [];
  const { label, unit, before, after, source } = figure;
  return [
    {
      label,
      unit,
      source: "own",
      before: { period: "之前", value: before },
      after: { period: "之后", value: after },
      formula: source,
      task: null,
    },
  ];
}

async function writeCase(tx: Tx, text: CaseText, today: Day): Promise<CaseDetail> {
  const organisation = await factsOf(tx, organisationBy(text));
  const id = stableId("case", text.key);
  const figures = figuresOf(text);
  const rule = { principles: USUAL_PRINCIPLES, threshold: USUAL_THRESHOLD };
  await tx.count(sql`
    insert into model_case (id, form, year, status, organisation_id, region_code, carrier_code, title,
      background, practice, result, figures, is_example, written_by_name, submitted_at, principles, seed,
      decided_at, decided_by_name, decision_reason)
    values (${id}, ${text.form}, ${Number(today.slice(0, 4))}, 'selected', ${organisation.id},
      ${organisation.regionCode}, ${text.carrier}, ${text.title}, ${text.background}, ${text.practice},
      ${text.result}, ${JSON.stringify(figures)}::jsonb, true, '示例填报员', now() - interval '60 days',
      ${JSON.stringify(rule)}::jsonb, ${`示例 ${text.key}`}, now() - interval '30 days', '示例评选人',
      ${REASON})`);
  return {
    ...text,
    id,
    year: Number(today.slice(0, 4)),
    status: "selected",
    organisationId: organisation.id,
    organisationName: organisation.name,
    regionCode: organisation.regionCode,
    regionName: organisation.regionName,
    carrierCode: text.carrier,
    carrierName: "",
    submittedAt: null,
    replaced: [],
    isExample: true,
    version: 1,
    isOwn: false,
    figures,
    pictureIds: [],
    policyCode: null,
    policyTitle: null,
    writtenByName: "示例填报员",
    returnReason: null,
    principles: [...USUAL_PRINCIPLES],
    threshold: USUAL_THRESHOLD,
    seed: null,
    talk: null,
    talkByName: null,
    decidedAt: null,
    decidedByName: null,
    decisionReason: REASON,
    maySelect: false,
    assessments: [],
  };
}

async function writeAdoptions(tx: Tx, caseId: string, today: Day): Promise<Adoption[]> {
  const written: Adoption[] = [];
  for (const { key, by, parent, days, adapted, result } of EXAMPLE_ADOPTIONS) {
    const organisation = await factsOf(tx, organisationOf(by, "agriculture"));
    const id = stableId("adoption", key);
    const adoptedOn = addDays(today, -days);
    const parentId = parent ? stableId("adoption", parent) : null;
    await tx.count(sql`
      insert into case_adoption (id, case_id, parent_id, organisation_id, adopted_on, adapted, result,
        status, reported_by_name, checked_by_name, checked_at, is_example)
      values (${id}, ${caseId}::uuid, ${parentId}::uuid, ${organisation.id}::uuid, ${adoptedOn}::date,
        ${adapted}, ${result}, 'checked', '示例填报员', '示例评选人', now() - interval '20 days', true)`);
    written.push({
      id,
      caseId,
      parentId,
      organisationId: organisation.id,
      organisationName: organisation.name,
      regionName: organisation.regionName,
      adoptedOn,
      adapted,
      result,
      figures: [],
      status: "checked",
      reportedByName: "示例填报员",
      reason: null,
      version: 1,
    });
  }
  return written;
}

/** Eight example cases and two work methods, released, the first one with those who copied it. */
export async function loadCases(client: pg.PoolClient, today: Day): Promise<void> {
  const tx = txOf(client);
  for (const [at, text] of EXAMPLE_CASES.entries()) {
    const found = await writeCase(tx, text, today);
    const adoptions = at === 0 ? await writeAdoptions(tx, found.id, today) : [];
    await publishBySystem(tx, SYSTEM, publicationOf(found, adoptions));
  }
}
