import * as z from "zod";
import { assignmentIdSchema } from "@/lib/domain/evidence/schema";
import { OrganisationKind } from "@/lib/platform/generated/prisma/enums";

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const read = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(one, schema.optional()).catch(undefined);
const flag = z.preprocess((value) => one(value) === "1" || one(value) === "true", z.boolean());

/** The queue as its address names it; anything unreadable falls away. */
export const queueSchema = z.object({
  tab: z
    .preprocess(one, z.enum(["waiting", "again", "soon", "accept", "doubted"]))
    .catch("waiting"),
  isWide: flag,
  /** Only what all checks pass. */
  isClean: flag,
  rootTaskId: read(z.uuid()),
  townshipCode: read(z.string().regex(/^\d{9}$/)),
  carrierCode: read(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)),
  organisationKind: read(z.enum(OrganisationKind)),
  after: read(z.string().max(60)),
});

/** The queue's address, checked. */
export type QueueAddress = z.infer<typeof queueSchema>;

/** What the last decision was, as the next page's address names it. */
export const doneSchema = z.object({
  approved: read(assignmentIdSchema),
  returned: read(assignmentIdSchema),
  accepted: read(assignmentIdSchema),
  doubted: read(assignmentIdSchema),
});

/** The last decision, checked. */
export type DoneAddress = z.infer<typeof doneSchema>;

/** An address as text for a link; what stands at its beginning is left out. */
export function queueText(address: Partial<QueueAddress>): string {
  const { isWide, isClean, tab, ...rest } = address;
  const entries = Object.entries({
    tab: tab === "waiting" ? undefined : tab,
    isWide: isWide ? "1" : undefined,
    isClean: isClean ? "1" : undefined,
    ...rest,
  }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return new URLSearchParams(entries).toString();
}

/** An address from such text; whatever it is, it is a queue. */
export function queueOf(text: string): QueueAddress {
  return queueSchema.parse(Object.fromEntries(new URLSearchParams(text.slice(0, 600))));
}

/** A decision with where the reviewer goes on. */
export interface Onward {
  assignmentId: string;
  next?: string | undefined;
  queue?: string | undefined;
}

/** The page after a decision: the next item of the same queue, or the queue where there is none. */
export function placeAfter({
  next,
  queue,
  done,
}: Pick<Onward, "next" | "queue"> & { done: DoneAddress }): string {
  const { after: _after, ...address } = queueOf(queue ?? "");
  const kept = queueText(address);
  const said = new URLSearchParams(Object.entries(done) as [string, string][]).toString();
  const place = next ? `/desk/reviews/${next}` : "/desk/reviews";
  return `${place}?${[kept, said].filter(Boolean).join("&")}`;
}
