import { beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { codesFor } from "@/lib/domain/counters/codes/commands";
import { freezeEdition } from "@/lib/domain/editions/commands";
import { linesOf, questionsOf } from "@/lib/domain/editions/exporting/rules";
import { getEdition } from "@/lib/domain/editions/queries";
import { traceFigure } from "@/lib/domain/editions/traced/queries";
import { transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";

let office: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  office = await staff("office");
}, 240_000);

/** The lines of an export that bear a code, by their name and their percentage. */
async function codedLines(editionId: string) {
  const edition = await getEdition(office, editionId);
  const codes = await codesFor(office, questionsOf(edition));
  const lines = linesOf(edition, codes).filter((line) => codes.includes(String(line.at(-1))));
  return { codes, lines };
}

it.each([{}, { carrierCode: "village", level: "village" as const }, { period: "q2" as const }])(
  "every line of an exported edition bears a code that leads back to its frozen figure (%j)",
  async (more) => {
    const { editionId } = await freezeEdition(office, {
      ...{ regionCode: "420000", year: 2026, period: "q3", title: "推进情况", ranked: false },
      ...{ purpose: "briefing", key: newId(), ...more },
    });
    const { codes, lines } = await codedLines(editionId);
    expect(new Set(codes).size).toBe(codes.length);
    expect(lines).toHaveLength(codes.length);
    await transaction((tx) =>
      tx.count(sql`update assignment set status = 'returned', done_at = null, is_standing = false
        where id in (select id from assignment where status = 'approved' limit 200)`),
    );
    for (const line of [...lines.slice(0, 4), ...lines.slice(-3)]) {
      const traced = await traceFigure(office, String(line.at(-1)));
      expect(traced?.frozen?.editionId).toBe(editionId);
      const share = line.find((cell) => String(cell).endsWith("%"));
      const frozen = traced?.frozen?.text ?? "";
      expect([line[0], Number.parseFloat(frozen)]).toEqual([
        line[0],
        share === undefined ? Number.NaN : Number.parseFloat(String(share)),
      ]);
    }
  },
);
