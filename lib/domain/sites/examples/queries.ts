import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPublished } from "@/lib/domain/publications/queries";

/** Something published to learn from. */
export interface Example {
  href: string;
  title: string;
  note: string;
}

interface ExampleQuery {
  regionCode: string;
  carrierCode: string | null;
}

const SHOWN = 6;

/** Where examples come from; what is published later (cases) adds its line here. */
const SOURCES: readonly ((actor: Actor, query: ExampleQuery) => Promise<Example[]>)[] = [
  async (actor, { regionCode, carrierCode }) => {
    const filter = { regionCode, carrierCode: carrierCode ?? undefined, size: SHOWN };
    const { items } = await listPublished(actor, ["site"], filter);
    return items.map(({ subjectId, title, summary, regionName }) => ({
      href: `/sites/${subjectId}`,
      title: `${title}（${regionName}）`,
      note: summary,
    }));
  },
];

/** Published examples of a region for a carrier, a few of each source. */
export async function listExamples(actor: Actor, query: ExampleQuery): Promise<Example[]> {
  const found = await Promise.all(SOURCES.map((source) => source(actor, query)));
  return found.flatMap((examples) => examples.slice(0, SHOWN));
}
