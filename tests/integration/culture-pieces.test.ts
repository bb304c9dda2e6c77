import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { recordConsent, withdrawConsent } from "@/lib/domain/culture/consents/commands";
import { listConsentDocuments } from "@/lib/domain/culture/consents/queries";
import { nameFamily, removeFamily } from "@/lib/domain/culture/families/commands";
import { addPerformance, cancelPerformance } from "@/lib/domain/culture/performances/commands";
import {
  editBrand,
  editStory,
  editWork,
  enterBrand,
  enterStory,
  enterWork,
  submitPiece,
} from "@/lib/domain/culture/pieces/commands";
import { getPiece, listPieces } from "@/lib/domain/culture/pieces/queries";
import {
  addPerformanceSchema,
  editBrandSchema,
  editStorySchema,
  editWorkSchema,
  enterBrandSchema,
  enterStorySchema,
  enterWorkSchema,
} from "@/lib/domain/culture/pieces/schema";
import { getPiecePage, listComingDates } from "@/lib/domain/culture/published/queries";
import { removeEvidence } from "@/lib/domain/evidence/library/commands";
import { publishBySystem } from "@/lib/domain/publications/commands";
import { getDeskPublication, getPublished } from "@/lib/domain/publications/queries";
import { rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";
import { type CultureWorld, cultureWorld, makeDocument } from "../support/culture-world";
import { PLACES } from "../support/people-world";
import { refusal } from "../support/refusal";

let world: CultureWorld;
let evidenceId: string;
const today = dayAt(new Date());

beforeAll(async () => {
  world = await cultureWorld();
  evidenceId = await makeDocument(world.village);
});

const base = () => ({
  regionCode: world.villageCode,
  title: "作品",
  summary: "介绍",
  key: newId(),
});
const work = (more: object = {}) => ({
  ...base(),
  ...{
    typeCode: "paper_cut",
    licenceCode: "platform",
    authors: "王小明（未成年）",
    description: "剪纸",
  },
  ...more,
});
const brand = () => ({
  ...base(),
  ...{ title: "家风银行", practice: "记事", who: "全体", procedure: "讲述", objection: "随时" },
});
const story = () => ({ ...base(), toldBy: "张三", place: "某村", text: "故事" });

const step = async (pieceId: string) => ({
  pieceId,
  version: (await getPiece(world.village, pieceId)).version,
});
const consent = (pieceId: string, kind: "display" | "portrait" | "naming") =>
  recordConsent(world.village, {
    ...{ pieceId, kind, givenBy: "王某监护人", givenOn: today, evidenceId, note: "" },
  });

/** Releases what was handed over, as two other persons would. */
async function release(publicationId: string): Promise<void> {
  const draft = await getDeskPublication(systemActor("试验"), { id: publicationId });
  await transaction((tx) => publishBySystem(tx, systemActor("试验"), draft));
}

async function shownWork(): Promise<{ pieceId: string; consentId: string }> {
  const { pieceId } = await enterWork(world.village, enterWorkSchema.parse(work()));
  const { consentId } = await consent(pieceId, "display");
  const { publicationId } = await submitPiece(world.village, await step(pieceId));
  await release(publicationId);
  return { pieceId, consentId };
}

describe("a work", () => {
  it("is not handed over without a consent that rests on a document", async () => {
    const { pieceId } = await enterWork(world.village, enterWorkSchema.parse(work()));
    const bare = await refusal(submitPiece(world.village, await step(pieceId)));
    expect(bare).toMatchObject({ code: "invalid", message: "授权不全，不能送发布" });
    const foreign = await makeDocument(world.neighbour);
    const given = { pieceId, kind: "display", givenBy: "某", givenOn: today, note: "" } as const;
    expect(
      (await refusal(recordConsent(world.village, { ...given, evidenceId: foreign }))).code,
    ).toBe("not_found");
    const later = { ...given, evidenceId, givenOn: addDays(today, 1) };
    expect((await refusal(recordConsent(world.village, later))).fields).toHaveProperty("givenOn");
    expect((await listConsentDocuments(world.village)).map(({ id }) => id)).toContain(evidenceId);
    expect((await listConsentDocuments(world.village)).map(({ id }) => id)).not.toContain(foreign);
    await consent(pieceId, "display");
    const { publicationId } = await submitPiece(world.village, await step(pieceId));
    const copy = await getDeskPublication(world.county, { id: publicationId });
    expect(JSON.stringify(copy)).not.toMatch(/王小明|监护人|授权书/);
    expect(JSON.stringify(copy.content)).toContain("王同学");
  });

  it("leaves the public in the very moment in which a consent is withdrawn, and comes back by a new one", async () => {
    const { pieceId, consentId } = await shownWork();
    expect((await getPiecePage(VISITOR, "work", pieceId)).item.title).toBe("作品");
    const withdraw = { pieceId, consentId, reason: "作者来电" };
    expect(await withdrawConsent(world.village, withdraw)).toMatchObject({ wasShown: true });
    expect((await refusal(getPublished(VISITOR, "work", pieceId))).code).toBe("not_found");
    expect((await getPiece(world.village, pieceId)).stage).toBe("withdrawn");
    expect((await refusal(withdrawConsent(world.village, withdraw))).code).toBe("conflict");
    expect((await refusal(submitPiece(world.village, await step(pieceId)))).code).toBe("invalid");
    await consent(pieceId, "display");
    const { publicationId } = await submitPiece(world.village, await step(pieceId));
    await release(publicationId);
    expect((await getPublished(VISITOR, "work", pieceId)).revision).toBeGreaterThan(1);
  });

  it("leaves the queue too, when a consent is withdrawn before the release", async () => {
    const { pieceId } = await enterWork(world.village, enterWorkSchema.parse(work()));
    const { consentId } = await consent(pieceId, "display");
    const { publicationId } = await submitPiece(world.village, await step(pieceId));
    await withdrawConsent(world.village, { pieceId, consentId, reason: "反悔" });
    expect((await getDeskPublication(world.county, { id: publicationId })).status).toBe("returned");
  });

  it("tells of no minor by name, neither among its authors nor in the words beside", async () => {
    const two = enterWorkSchema.parse(work({ authors: "王小明、李小雨（未成年）" }));
    expect((await refusal(enterWork(world.village, two))).fields).toHaveProperty("authors");
    const told = enterWorkSchema.parse(work({ description: "王小明剪的窗花" }));
    const { pieceId } = await enterWork(world.village, told);
    await consent(pieceId, "display");
    const refused = await refusal(submitPiece(world.village, await step(pieceId)));
    expect(refused).toMatchObject({ message: "写了未成年人的全名，不能送发布" });
  });

  it("with people in its pictures needs theirs", async () => {
    const sent = enterWorkSchema.parse(work({ hasPeople: "on" }));
    const { pieceId } = await enterWork(world.village, sent);
    await consent(pieceId, "display");
    expect((await refusal(submitPiece(world.village, await step(pieceId)))).fields.form).toContain(
      "肖像",
    );
    await consent(pieceId, "portrait");
    await submitPiece(world.village, await step(pieceId));
  });

  it("links only to named hosts, and needs a maker, a type and a licence that are known", async () => {
    const wrong = {
      link: "https://evil.test/",
      authors: "",
      typeCode: "none",
      licenceCode: "none",
    };
    const refused = await refusal(enterWork(world.village, enterWorkSchema.parse(work(wrong))));
    expect(Object.keys(refused.fields).sort()).toEqual([
      "authors",
      "licenceCode",
      "link",
      "typeCode",
    ]);
    const right = work({ link: "https://v.qq.com/x/page/1.html" });
    await enterWork(world.village, enterWorkSchema.parse(right));
  });

  it("has dates; one that is called off stays in the list, and only released ones are public", async () => {
    const { pieceId } = await enterWork(
      world.village,
      enterWorkSchema.parse(work({ title: "巡演" })),
    );
    await consent(pieceId, "display");
    const date = { day: addDays(today, 5), startsAt: "19:30", endsAt: "21:00", place: "剧场" };
    const add = async (more: object = {}) =>
      addPerformanceSchema.parse({ ...(await step(pieceId)), ...date, ...more });
    expect(
      (await refusal(addPerformance(world.village, await add({ endsAt: "19:00" })))).fields,
    ).toHaveProperty("endsAt");
    await addPerformance(world.village, await add());
    await addPerformance(world.village, await add({ day: addDays(today, -5) }));
    expect((await listComingDates(VISITOR)).filter(({ title }) => title === "巡演")).toEqual([]);
    const found = await getPiece(world.village, pieceId);
    const dates = found.kind === "work" ? found.details.performances : [];
    const performanceId = dates[1]?.id ?? "";
    const other = { ...(await step(pieceId)), performanceId: pieceId };
    expect((await refusal(cancelPerformance(world.village, other))).code).toBe("not_found");
    await cancelPerformance(world.village, { ...(await step(pieceId)), performanceId });
    await release((await submitPiece(world.village, await step(pieceId))).publicationId);
    expect((await listComingDates(VISITOR)).filter(({ title }) => title === "巡演")).toMatchObject([
      { day: date.day, isCancelled: true, place: "剧场" },
    ]);
  });
});

describe("a piece", () => {
  it("is found and changed by its organisation and those above, by nobody else", async () => {
    const { pieceId } = await enterStory(world.village, enterStorySchema.parse(story()));
    const edit = async () =>
      editStorySchema.parse({ ...(await step(pieceId)), ...story(), title: "新题" });
    for (const actor of [world.neighbour, world.sibling, VISITOR]) {
      expect((await refusal(getPiece(actor, pieceId))).code).toBe("not_found");
      expect((await refusal(editStory(actor, await edit()))).code).toBe("not_found");
      expect((await refusal(submitPiece(actor, await step(pieceId)))).code).toBe("not_found");
      const given = {
        pieceId,
        kind: "display",
        givenBy: "某",
        givenOn: today,
        evidenceId,
        note: "",
      } as const;
      expect((await refusal(recordConsent(actor, given))).code).toMatch(/not_found|forbidden/);
      const gone = { pieceId, consentId: newId(), reason: "某" };
      expect((await refusal(withdrawConsent(actor, gone))).code).toBe("not_found");
      expect((await listPieces(actor, {})).map(({ id }) => id)).not.toContain(pieceId);
    }
    await editStory(world.county, await edit());
    expect((await getPiece(world.village, pieceId)).title).toBe("新题");
    const elsewhere = enterStorySchema.parse({ ...story(), regionCode: PLACES.siblingCounty });
    expect((await refusal(enterStory(world.village, elsewhere))).code).toBe("not_found");
    const asWork = editWorkSchema.parse({ ...(await step(pieceId)), ...work() });
    expect((await refusal(editWork(world.village, asWork))).code).toBe("not_found");
  });

  it("keeps the file that its consent rests on", async () => {
    const { pieceId } = await enterStory(world.village, enterStorySchema.parse(story()));
    await consent(pieceId, "display");
    expect((await refusal(removeEvidence(world.village, { id: evidenceId }))).code).toBe(
      "conflict",
    );
  });
});

describe("a brand", () => {
  it("names a family by its own consent, and leaves the public when that is withdrawn", async () => {
    const { pieceId } = await enterBrand(world.village, enterBrandSchema.parse(brand()));
    const named = { name: "陈家", reason: "常年清扫门前路", namedOn: today };
    const wish = async (consentId: string) => ({ ...(await step(pieceId)), ...named, consentId });
    expect((await refusal(nameFamily(world.village, await wish(newId())))).fields).toHaveProperty(
      "consentId",
    );
    const { consentId } = await consent(pieceId, "naming");
    await nameFamily(world.village, await wish(consentId));
    const other = { ...(await wish(consentId)), name: "李家" };
    expect((await refusal(nameFamily(world.village, other))).fields).toHaveProperty("consentId");
    const scored = { ...(await wish(consentId)), reason: "积分全村第一名" };
    expect((await refusal(nameFamily(world.village, scored))).fields).toHaveProperty("reason");
    await release((await submitPiece(world.village, await step(pieceId))).publicationId);
    expect(JSON.stringify((await getPublished(VISITOR, "brand", pieceId)).content)).toContain(
      "陈家",
    );
    const edit = editBrandSchema.parse({ ...(await step(pieceId)), ...brand(), who: "常住家庭" });
    await editBrand(world.village, edit);
    await withdrawConsent(world.village, { pieceId, consentId, reason: "家庭要求" });
    expect((await refusal(getPublished(VISITOR, "brand", pieceId))).code).toBe("not_found");
    expect((await refusal(submitPiece(world.village, await step(pieceId)))).fields.form).toContain(
      "陈家",
    );
    const held = await getPiece(world.village, pieceId);
    const familyId = held.kind === "brand" ? (held.details.families[0]?.id ?? "") : "";
    const nobody = { ...(await step(pieceId)), familyId: pieceId };
    expect((await refusal(removeFamily(world.village, nobody))).code).toBe("not_found");
    await removeFamily(world.village, { ...(await step(pieceId)), familyId });
    const { publicationId } = await submitPiece(world.village, await step(pieceId));
    expect(
      JSON.stringify(await getDeskPublication(world.county, { id: publicationId })),
    ).not.toContain("陈家");
  });

  it("has no column for points, scores or ranks of households anywhere", async () => {
    const scored = await rows<{ column: string }>(sql`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and table_name like 'culture\\_%'
        and column_name ~ '(score|point|rank|star|grade|balance|credit|level_of|积分|得分)'`);
    expect(scored).toEqual([]);
    const tables = await rows<{ name: string }>(sql`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name ~ '(household|family)'`);
    expect(tables).toEqual([]);
  });
});
