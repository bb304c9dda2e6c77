import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listPictures } from "@/lib/domain/pictures/queries";
import type { HomePart, PublicHome, Shown } from "@/lib/domain/portal/home/types";
import { listPublished } from "@/lib/domain/publications/queries";
import { listBadges } from "@/lib/domain/sites/browsing/queries";
import { getCarrierOverview } from "@/lib/domain/sites/home/queries";

type Part = Exclude<keyof PublicHome, "edition" | "carriers">;

const PARTS: Record<Part, HomePart> = {
  sites: { kinds: ["site"], size: 6, hasCovers: true },
  cases: { kinds: ["case"], size: 3 },
  routes: { kinds: ["route"], size: 3, hasCovers: true },
  topics: { kinds: ["topic"], size: 4 },
  solicitations: { kinds: ["solicitation"], size: 3 },
  news: { kinds: ["news", "notice"], size: 6 },
};

async function readPart(actor: Actor, { kinds, size, hasCovers }: HomePart): Promise<Shown> {
  const { items, total } = await listPublished(actor, kinds, { size });
  const firsts = hasCovers ? items.flatMap(({ pictureIds: [first] }) => first ?? []) : [];
  const [pictures, badges] = await Promise.all([listPictures(actor, firsts), listBadges(actor)]);
  const covers = new Map(pictures.map((one) => [one.id, one]));
  const carriers = new Map(badges.map((one) => [one.code, one]));
  return {
    total,
    items: items.map((item) => ({
      ...item,
      cover: covers.get(item.pictureIds[0] ?? "") ?? null,
      carrier: carriers.get(item.carrierCode ?? "") ?? null,
    })),
  };
}

async function readParts(actor: Actor): Promise<Record<Part, Shown>> {
  const parts = Object.entries(PARTS) as [Part, HomePart][];
  const shown = await Promise.all(
    parts.map(async ([name, part]) => [name, await readPart(actor, part)] as const),
  );
  return Object.fromEntries(shown) as Record<Part, Shown>;
}

/** Everything on the public home, from released, issued and published things only. */
export async function getPublicHome(actor: Actor): Promise<PublicHome> {
  const [overview, parts] = await Promise.all([getCarrierOverview(actor), readParts(actor)]);
  return { ...overview, ...parts };
}
