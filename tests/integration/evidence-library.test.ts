import { beforeAll, describe, expect, it } from "vitest";
import { type StaffActor, systemActor } from "@/lib/access/actor";
import { removeUnusedFile } from "@/lib/domain/evidence/files/commands";
import { removeEvidence, renameEvidence } from "@/lib/domain/evidence/library/commands";
import {
  getLibraryOwner,
  getMaterial,
  listMaterials,
  listMaterialsToCite,
} from "@/lib/domain/evidence/library/queries";
import { materialFilterSchema } from "@/lib/domain/evidence/library/schema";
import { deriveEvidence } from "@/lib/domain/evidence/previews/commands";
import { saveDraft, submitReport } from "@/lib/domain/reports/commands";
import { EMPTY_CONTENT } from "@/lib/domain/reports/rules";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { storedSize } from "@/lib/platform/storage";
import { newId } from "@/lib/shared/ids";
import { bring, ownEvidenceFolder } from "../support/evidence-uploads";
import { picture } from "../support/files";
import { refusal } from "../support/refusal";
import { assignmentOf, buildReportWorld, type ReportWorld } from "../support/report-world";

let world: ReportWorld;
let village: StaffActor;
let second: StaffActor;
let library: { organisationId: string };

beforeAll(async () => {
  await ownEvidenceFolder();
  world = await buildReportWorld(2);
  const [first, other] = world.villages;
  if (!first || !other) throw new Error("no village");
  village = first;
  second = other;
  library = { organisationId: village.organisation.id };
});

const filter = (part: object = {}) => materialFilterSchema.parse(part);
const WORKER = systemActor("测试");
let edge = 100;

async function material(name: string, actor = village, to: object = library) {
  edge += 1;
  return bring(actor, await picture("png", edge), { ...to, fileName: name });
}

async function jobsFor(name: string): Promise<{ sha256: string }[]> {
  const found = await rows<{ data: { sha256: string } }>(sql`
    select data from pgboss.job where name = ${name} order by created_on`);
  return found.map(({ data }) => data);
}

describe("the library of an organisation", () => {
  it("lists page by page without a gap, also while files come in", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `材料${at}.png`);
    for (const name of names) await material(name);
    const first = await listMaterials(village, village.organisation.id, filter());
    await material("后来的.png");
    const rest = await listMaterials(
      village,
      village.organisation.id,
      filter({ after: first.next ?? "" }),
    );
    const seen = [...first.rows, ...rest.rows].map((item) => item.fileName);
    expect(seen).toEqual([...names].reverse());
    expect(rest.next).toBeNull();
  });

  it("is searched by name and title, with signs that stand for themselves", async () => {
    const item = await material("三月_公示100%.png");
    const find = async (q: string) => {
      const page = await listMaterials(village, village.organisation.id, filter({ q }));
      return page.rows.map(({ id }) => id);
    };
    expect(await find("公示100%")).toEqual([item.id]);
    expect(await find("月_公")).toEqual([item.id]);
    expect(await find("100_")).toEqual([]);
    await renameEvidence(village, { id: item.id, title: "第一季度村务公开" });
    expect(await find("村务公开")).toEqual([item.id]);
    expect((await getMaterial(village, item.id)).view.title).toBe("第一季度村务公开");
    const none = await listMaterials(village, village.organisation.id, filter({ kind: "pdf" }));
    expect(none.rows).toEqual([]);
  });

  it("belongs to those who enter for the organisation", async () => {
    const item = await material("只给本村.png");
    const foreign = village.organisation.id;
    for (const stranger of [second, world.neighbour, world.otherTownship]) {
      for (const attempt of [
        () => listMaterials(stranger, foreign, filter()),
        () => getLibraryOwner(stranger, foreign),
        () => getMaterial(stranger, item.id),
        () => renameEvidence(stranger, { id: item.id, title: "别人的" }),
        () => removeEvidence(stranger, { id: item.id }),
      ]) {
        expect((await refusal(attempt())).code).toBe("not_found");
      }
    }
    // 代录: the township enters for its villages.
    const page = await listMaterials(world.township, foreign, filter({ q: "只给本村" }));
    expect(page.rows.map(({ id }) => id)).toEqual([item.id]);
    const { id } = await assignmentOf(village, world.tasks.flow);
    const cited = await listMaterialsToCite(world.township, id, filter({ q: "只给本村" }));
    expect(cited.rows.map((one) => one.id)).toEqual([item.id]);
    expect((await refusal(listMaterialsToCite(second, id, filter()))).code).toBe("not_found");
  });
});

describe("removing a material", () => {
  it("is refused while a draft or a report cites it", async () => {
    const item = await material("引用.png");
    const { id } = await assignmentOf(village, world.tasks.ratio);
    const figures = { numerator: "10", denominator: "10", narrative: "已整改" };
    const content = { ...EMPTY_CONTENT, ...figures, evidence: [item.id] };
    await saveDraft(village, { assignmentId: id, content, version: 0 });
    expect((await refusal(removeEvidence(village, { id: item.id }))).code).toBe("conflict");
    const { version } = await assignmentOf(village, world.tasks.ratio);
    const input = { assignmentId: id, key: newId(), version, draftVersion: 1, content };
    await submitReport(village, input);
    expect((await getMaterial(village, item.id)).isUnused).toBe(false);
    expect((await refusal(removeEvidence(village, { id: item.id }))).code).toBe("conflict");
  });

  it("takes row and file away and leaves a record", async () => {
    const item = await material("不要了.png");
    await deriveEvidence(WORKER, item.id);
    expect((await getMaterial(village, item.id)).isUnused).toBe(true);
    await removeEvidence(village, { id: item.id });
    expect((await refusal(getMaterial(village, item.id))).code).toBe("not_found");
    const jobs = await jobsFor("remove-file");
    expect(jobs).toHaveLength(2);
    for (const { sha256 } of jobs) {
      expect(await storedSize(sha256)).toBeGreaterThan(0);
      await removeUnusedFile(WORKER, sha256);
      expect(await storedSize(sha256)).toBeNull();
    }
    const audited = await row(sql`select 1 from audit_entry
      where action = 'evidence.remove' and subject_id = ${item.id}`);
    expect(audited).toBeDefined();
  });

  it("leaves the file where another organisation has the same", async () => {
    edge += 1;
    const bytes = await picture("png", edge);
    const mine = await bring(village, bytes, library);
    const theirs = await bring(second, bytes, { organisationId: second.organisation.id });
    await removeEvidence(village, { id: mine.id });
    const [{ sha256 } = { sha256: "" }] = (await jobsFor("remove-file")).slice(-1);
    await removeUnusedFile(WORKER, sha256);
    expect(await storedSize(sha256)).toBe(bytes.length);
    expect((await getMaterial(second, theirs.id)).view.sha256).toBe(sha256);
  });
});
