import * as z from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const lines = z.array(z.string());
const entry = <Kind extends string, Content extends z.ZodType>(kind: Kind, content: Content) =>
  z.object({
    kind: z.literal(kind),
    round: z.number().int(),
    on: day,
    /** The unit or office that speaks. */
    by: z.string(),
    pictureIds: z.array(z.string()).default([]),
    content,
  });

/** 答复: who is in charge by post, what is to be reached, by which measures, until when, whom to ask. */
export const answerContentSchema = z.object({
  ownerPost: z.string(),
  ownerName: z.string().nullable(),
  goal: z.string(),
  measures: lines,
  startsOn: day.nullable(),
  doneBy: day,
  contactOffice: z.string(),
  contactPhone: z.string().nullable(),
});

/** 办结说明: results, and rules that were changed for good. */
export const claimContentSchema = z.object({ results: lines, rules: lines });

/** 纪委核实: when and how it was looked into, and what was found. */
export const supervisionContentSchema = z.object({
  on: day,
  how: z.string(),
  finding: z.enum(["confirmed", "partly", "not_yet"]),
  words: z.string(),
});

const textSchema = z.object({ text: z.string() });

/** What anybody said about a topic, as it is shown. */
export const shownEntrySchema = z.discriminatedUnion("kind", [
  entry("answer", answerContentSchema),
  entry("progress", textSchema),
  entry("claim", claimContentSchema),
  entry("supervision", supervisionContentSchema),
  entry("closing", textSchema),
  /** 核对后不重新办理: why it is left as it is although some say that it came back. */
  entry("upholding", textSchema),
]);

/** The frozen copy of a topic. Copies stay: whatever is added later has a default here. */
export const topicContentSchema = z.object({
  said: z.string(),
  saidCount: z.number().int(),
  field: z.object({ code: z.string(), name: z.string() }),
  place: z.string(),
  solicitation: z.object({ id: z.string(), title: z.string() }).nullable(),
  chosen: z.object({ on: day, reason: z.string() }),
  unit: z
    .object({ name: z.string(), cooperating: lines, askedOn: day, dueOn: day, days: z.number() })
    .nullable(),
  entries: z.array(shownEntrySchema),
  /** Each time that it was taken up again: the number of the new round, the day, why, the new term. */
  reopened: z.array(
    z.object({
      round: z.number().int(),
      on: day,
      reason: z.string(),
      dueOn: day.nullable().default(null),
    }),
  ),
});

export type ShownEntry = z.infer<typeof shownEntrySchema>;
export type TopicContent = z.infer<typeof topicContentSchema>;

type EntryOf<Kind extends ShownEntry["kind"]> = Extract<ShownEntry, { kind: Kind }>;

/** The entries of one kind, the newest last. */
export function entriesOf<Kind extends ShownEntry["kind"]>(
  entries: readonly ShownEntry[],
  kind: Kind,
): EntryOf<Kind>[] {
  return entries.filter((one): one is EntryOf<Kind> => one.kind === kind);
}
