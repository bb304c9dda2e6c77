import type { StaffActor } from "@/lib/access/actor";
import { draftCircular, releaseCircular, saveCircular } from "@/lib/domain/circulars/commands";
import { getCircular } from "@/lib/domain/circulars/queries";
import { freezeEdition, releaseEdition } from "@/lib/domain/editions/commands";
import { disconnect, row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { nameOf } from "./accounts";
import { accountId, type Organisation } from "./organisation";
import { HOME } from "./scope";

/** The last quarter of the year that has ended before a day; 0 where none has. */
export function lastQuarter(year: number, today: string): number {
  const month = Number(today.slice(5, 7));
  return today.slice(0, 4) > String(year) ? 4 : Math.floor((month - 1) / 3);
}

/** A person of an office, as the app knows them. */
export function officer(login: string, office: Organisation): StaffActor {
  return {
    kind: "staff",
    accountId: accountId(login),
    login,
    name: nameOf(login),
    isExample: true,
    organisation: { ...office, townshipCode: null },
    grants: [
      {
        role: "office",
        regionCode: HOME.province,
        regionLevel: "province",
        carrierCode: null,
        organisationId: null,
        mayEnterFor: false,
      },
    ],
    sessionId: "demonstration",
  };
}

/** Editions and meetings go through the app's own connection: only when that sees what was just loaded. */
export async function isAppsDatabase(office: Organisation): Promise<boolean> {
  const found = await row<{ one: number }>(
    sql`select 1 as one from organisation where id = ${office.id}::uuid`,
  );
  return found !== undefined;
}

type Quarter = { year: number; quarter: number };

/** A briefing of the same quarter, and the circular that was drafted from it and sent to the cities. */
async function circulate(office: Organisation, { year, quarter }: Quarter): Promise<void> {
  const [writer, sender] = [officer("office2", office), officer("office3", office)];
  const { editionId } = await freezeEdition(writer, {
    regionCode: HOME.province,
    year,
    purpose: "briefing",
    period: `q${quarter as 1 | 2 | 3 | 4}`,
    ranked: false,
    title: `${year} 年第 ${quarter} 季度清廉建设工作简报（示例）`,
  });
  await releaseEdition(sender, { editionId, version: 1 });
  const { circularId } = await draftCircular(writer, { editionId });
  const draft = await getCircular(writer, circularId);
  await saveCircular(writer, {
    circularId,
    version: draft.version,
    title: `${draft.title}（示例）`,
    body: draft.body.replace(/【待填[^】]*】/g, "请各地对照清单补齐短板，按时报送（示例文字）。"),
    unitName: draft.unitName,
    levels: ["city"],
    names: "",
  });
  await releaseCircular(sender, { circularId, version: draft.version + 1 });
  await receiveOnce(circularId);
}

/** One unit has said 收到 already, so that the list shows both. */
async function receiveOnce(circularId: string): Promise<void> {
  await transaction((tx) =>
    tx.count(sql`
      update circular_receipt set received_at = now(), received_by_name = '示例经办人'
      where circular_id = ${circularId}::uuid and organisation_id = (
        select p.organisation_id from circular_receipt p
        where p.circular_id = ${circularId}::uuid order by p.organisation_id desc limit 1)`),
  );
}

/**
 * Freezes the figures of the last quarter and releases them by another person, so that the public
 * pages have an edition to show; then a briefing of the same quarter and a circular. Nothing where no quarter of the year has ended.
 */
export async function releaseLastQuarter(
  office: Organisation,
  { year, today }: { year: number; today: string },
): Promise<void> {
  const quarter = lastQuarter(year, today);
  const title = `${year} 年第 ${quarter} 季度清廉建设推进情况（示例）`;
  try {
    if (quarter === 0 || !(await isAppsDatabase(office))) return;
    const frozen = await freezeEdition(officer("office2", office), {
      regionCode: HOME.province,
      year,
      purpose: "public",
      period: `q${quarter as 1 | 2 | 3 | 4}`,
      ranked: false,
      title,
    });
    await releaseEdition(officer("office3", office), { editionId: frozen.editionId, version: 1 });
    await circulate(office, { year, quarter });
  } finally {
    await disconnect();
  }
}
