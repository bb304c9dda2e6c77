import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { pieceContent } from "@/lib/domain/culture/content/rules";
import type {
  BrandContent,
  StoryContent,
  VenueContent,
  WorkContent,
} from "@/lib/domain/culture/content/schema";
import type { PieceDetail } from "@/lib/domain/culture/pieces/types";
import type { Term } from "@/lib/domain/culture/terms/types";
import { publishBySystem } from "@/lib/domain/publications/commands";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";
import { writeInspection } from "./culture-inspections";
import { EXAMPLE_BRAND, EXAMPLE_STORIES, EXAMPLE_WORKS } from "./culture-texts";
import { type Scene, storeExamplePicture } from "./pictures";
import { HOME } from "./scope";

const SYSTEM = systemActor("演示数据");

/** A number from 0 to 99 that is always the same for a region and a kind. */
const LOT = "('x' || substr(md5(r.code || k.code), 1, 6))::bit(24)::int % 100";

/** How many of a hundred regions have their venue, by kind. */
const SHARES =
  "case k.code when 'plaza' then 100 when 'corridor' then 86 when 'wall' then 62 else 44 end";

/**
 * Venues for the regions that owe one: all cities, most counties, part of the townships and villages, in one
 * statement. Those of the home county that are missing by lot stay missing, so that there is something to do.
 */
async function writeVenues(client: pg.PoolClient): Promise<void> {
  await client.query(`
    insert into culture_venue (id, kind_code, region_code, name, place, description, built_year, keeper_id,
      is_accessible, accessible_note, status, stage, entered_by_id, submitted_by_name, submitted_at,
      confirmed_by_name, confirmed_at, is_example)
    select overlay(overlay(md5('venue' || r.code || k.code) placing '8' from 13) placing 'a' from 17)::uuid, k.code, r.code, r.name || k.name,
      case r.level when 'village' then '村委会门前' when 'township' then '政府门前主街'
        when 'county' then '城区公园' else '市民中心旁' end,
      case when r.level in ('village', 'township') then '' else '示例：展示当地廉洁故事和家训，免费参观。' end,
      2018 + lot % 8, o.id, lot % 3 = 0, case when lot % 3 = 0 then '有坡道' else '' end,
      (case when lot % 23 = 1 then 'under_repair' when lot % 41 = 2 then 'planned' when lot % 53 = 3 then 'closed'
        else 'open' end)::venue_status,
      (case when r.level in ('village', 'township') and lot % 19 = 4 then 'submitted' else 'confirmed' end)::venue_stage,
      o.id, '示例填报员', now() - interval '40 days',
      case when r.level in ('village', 'township') and lot % 19 = 4 then null else '示例审核员' end,
      case when r.level in ('village', 'township') and lot % 19 = 4 then null else now() - interval '30 days' end,
      true
    from region r
    join culture_term k on k.family = 'venue_kind' and k.level is not null
      and (k.level = r.level or (k.level = 'county' and r.is_direct_county))
    cross join lateral (select ${LOT} as lot) drawn
    join lateral (select o.id from organisation o where o.region_code = r.code
      and o.kind in ('village', 'township', 'office') limit 1) o on true
    where r.valid_to is null and lot < ${SHARES}`);
}

type Pictures = Partial<Record<Scene, string>>;

async function drawPictures(tx: Tx): Promise<Pictures> {
  const wishes: [Scene, string][] = [
    ["wall", "示例插画：文化墙上画着莲花和家训，路边有树"],
    ["court", "示例插画：两栋房子之间的广场，中间有一棵大树"],
    ["board", "示例插画：宣传栏里贴着两排纸张，旁边有树"],
    ["hall", "示例插画：展厅墙上挂着四幅展板，下面有长桌"],
  ];
  const drawn: Pictures = {};
  for (const [index, [scene, alt]] of wishes.entries()) {
    const wish = { scene, seed: 900 + index, alt, regionCode: HOME.province };
    drawn[scene] = (await storeExamplePicture(tx, wish)).id;
  }
  return drawn;
}

interface VenueFacts {
  id: string;
  regionCode: string;
  name: string;
  kindCode: string;
  kindName: string;
  place: string;
  status: VenueContent["status"];
  builtYear: number | null;
  isAccessible: boolean;
  accessibleNote: string;
}

const SCENE_OF: Record<string, Scene> = { plaza: "court", corridor: "hall", wall: "wall" };

async function publishVenues(tx: Tx, pictures: Pictures): Promise<void> {
  const venues = await tx.rows<VenueFacts>(sql`
    select v.id, v.region_code as "regionCode", v.name, v.kind_code as "kindCode", k.name as "kindName",
      v.place, v.status, v.built_year as "builtYear", v.is_accessible as "isAccessible",
      v.accessible_note as "accessibleNote"
    from culture_venue v join region r on r.code = v.region_code
    join culture_term k on k.family = 'venue_kind' and k.code = v.kind_code
    where v.stage = 'confirmed' and v.status = 'open' and (r.level = 'city'
      or r.code = ${HOME.county} or r.parent_code = ${HOME.county} or r.code = ${HOME.village})
    order by v.region_code, v.kind_code limit 40`);
  for (const venue of venues) {
    const { id, regionCode, name, ...facts } = venue;
    const description = `示例：${name}展示当地的廉洁故事、家训和公开内容，全天可以参观，不收费。`;
    const picture = pictures[SCENE_OF[venue.kindCode] ?? "board"];
    const pictureIds = picture ? [picture] : [];
    await tx.count(sql`
      update culture_venue set description = ${description}, picture_ids = ${pictureIds}::uuid[]
      where id = ${id}::uuid`);
    const content: VenueContent = { ...facts, description };
    await publishBySystem(tx, SYSTEM, {
      ...{ kind: "venue", subjectId: id, regionCode, carrierCode: "culture", title: name },
      ...{ summary: description, content, pictureIds, isExample: true },
      facets: { kindCode: venue.kindCode, status: venue.status, accessible: venue.isAccessible },
      words: `${venue.kindName} ${venue.place} ${description}`,
    });
  }
}

interface Home {
  organisationId: string;
  evidenceId: string;
}

/** The office of the home county, and a document there that consents may rest on; null where nothing is loaded. */
async function homeOf(tx: Tx): Promise<Home | null> {
  const found = await tx.row<Home>(sql`
    select o.id as "organisationId", (select e.id from evidence e join organisation h on h.id = e.organisation_id
      where h.node_code = ${HOME.county} order by e.id limit 1) as "evidenceId"
    from organisation o where o.region_code = ${HOME.county} and o.kind = 'office'`);
  return found?.evidenceId ? found : null;
}

type Wish = {
  kind: "work" | "story" | "brand";
  title: string;
  summary: string;
  details: object;
  consents: { kind: "display" | "naming"; givenBy: string; id: string }[];
  pictureIds: string[];
};

async function writePiece(tx: Tx, home: Home, wish: Wish, day: Day): Promise<string> {
  const id = stableId("piece", wish.title);
  await tx.count(sql`
    insert into culture_piece (id, kind, region_code, title, summary, details, picture_ids, stage,
      entered_by_id, is_example)
    values (${id}::uuid, ${wish.kind}::piece_kind, ${HOME.county}, ${wish.title}, ${wish.summary},
      ${JSON.stringify(wish.details)}::jsonb, ${wish.pictureIds}::uuid[], 'submitted',
      ${home.organisationId}::uuid, true)`);
  for (const consent of wish.consents) {
    await tx.count(sql`
      insert into culture_consent (id, piece_id, kind, given_by, given_on, evidence_id, note, recorded_by_name)
      values (${consent.id}::uuid, ${id}::uuid, ${consent.kind}::consent_kind, ${consent.givenBy},
        ${addDays(day, -60)}::date, ${home.evidenceId}::uuid, '示例', '示例填报员')`);
  }
  return id;
}

async function publishPiece(
  tx: Tx,
  id: string,
  wish: Wish,
  words: { types: Term[]; licences: Term[] },
) {
  const piece = { ...wish, id } as unknown as PieceDetail;
  const copy: {
    content: WorkContent | StoryContent | BrandContent;
    facets: object;
    words: string;
  } = pieceContent(piece, words);
  await publishBySystem(tx, SYSTEM, {
    ...{ kind: wish.kind, subjectId: id, regionCode: HOME.county, title: wish.title },
    carrierCode: wish.kind === "work" ? "culture" : "family",
    ...{
      summary: wish.summary,
      content: copy.content,
      facets: { ...copy.facets },
      words: copy.words,
    },
    ...{ pictureIds: wish.pictureIds, isExample: true },
  });
}

const picked = (picture: string | undefined) => (picture ? [picture] : []);

function worksFor(day: Day, pictures: Pictures): Wish[] {
  return EXAMPLE_WORKS.map((work) => ({
    ...{ kind: "work", title: `${work.title}（示例）`, summary: work.summary },
    pictureIds: picked(pictures.hall),
    consents: [
      {
        kind: "display",
        givenBy: work.authors[0]?.name ?? work.collective,
        id: stableId("consent", work.title),
      },
    ],
    details: {
      ...{ typeCode: work.typeCode, licenceCode: work.licenceCode, authors: work.authors },
      ...{ collective: work.collective, madeYear: Number(day.slice(0, 4)) - 1, link: "" },
      description: `示例：${work.description}`,
      performances: (work.inDays ?? []).map((days) => ({
        id: stableId("performance", work.title, String(days)),
        day: addDays(day, days),
        ...{ startsAt: "19:30", endsAt: "20:50", place: "县文化馆剧场（示例）" },
        ...{ note: "免费入场，座位 200 个", isCancelled: days === 27 },
      })),
    },
  }));
}

function storiesFor(pictures: Pictures): Wish[] {
  return EXAMPLE_STORIES.map((story) => ({
    ...{ kind: "story", title: `${story.title}（示例）`, summary: story.summary },
    pictureIds: picked(pictures.court),
    consents: [{ kind: "display", givenBy: story.toldBy, id: stableId("consent", story.title) }],
    details: {
      ...{
        toldBy: story.toldBy,
        isMinor: "isMinor" in story,
        place: story.place,
        text: story.text,
      },
    },
  }));
}

function brandFor(day: Day, pictures: Pictures): Wish {
  const { title, summary, practice, rules, family } = EXAMPLE_BRAND;
  const consentId = stableId("consent", title);
  const named = { ...family, id: stableId("family", title), namedOn: addDays(day, -20), consentId };
  return {
    ...{ kind: "brand", title: `${title}（示例）`, summary, pictureIds: picked(pictures.board) },
    consents: [{ kind: "naming", givenBy: family.name, id: consentId }],
    details: { practice, rules, families: [named] },
  };
}

async function writePieces(tx: Tx, home: Home, day: Day, pictures: Pictures): Promise<void> {
  const terms = await tx.rows<Term>(sql`
    select family, code, name, note, level, position, is_active as "isActive" from culture_term`);
  const types = terms.filter(({ family }) => family === "work_type");
  const licences = terms.filter(({ family }) => family === "licence");
  const wishes = [...worksFor(day, pictures), ...storiesFor(pictures), brandFor(day, pictures)];
  for (const wish of wishes) {
    const id = await writePiece(tx, home, wish, day);
    await publishPiece(tx, id, wish, { types, licences });
  }
}

/** Example venues, works with consents, stories, a brand and inspections. Without pictures where none are kept. */
export async function loadCulture(
  client: pg.PoolClient,
  { today, withPictures }: { today: Day; withPictures: boolean },
): Promise<void> {
  const tx = txOf(client);
  await writeVenues(client);
  const pictures = withPictures ? await drawPictures(tx) : {};
  await publishVenues(tx, pictures);
  const home = await homeOf(tx);
  if (!home) return;
  await writePieces(tx, home, today, pictures);
  await writeInspection(tx, home.organisationId, {
    ...{ title: "第三季度文化墙巡查（示例）", dueOn: addDays(today, -8), isDone: true },
  });
  await writeInspection(tx, home.organisationId, {
    ...{ title: "第四季度文化墙巡查（示例）", dueOn: addDays(today, 7), isDone: false },
  });
}
