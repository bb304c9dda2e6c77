import type { StaffActor } from "@/lib/access/actor";
import {
  checkPublication,
  releasePublication,
  submitPublication,
} from "@/lib/domain/publications/commands";
import type { PublicationDraft } from "@/lib/domain/publications/types";
import { row, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { makeAccount, makeOrganisation, PLACES, signedIn } from "./people-world";

/** Some people of one office, each with the office's rights. */
export async function officeOf(regionCode: string, people: number): Promise<StaffActor[]> {
  const accounts = await transaction(async (tx) => {
    const home = await makeOrganisation(tx, { regionCode, kind: "office" });
    const made: string[] = [];
    for (let at = 0; at < people; at += 1) {
      made.push(await makeAccount(tx, home, [{ role: "office", regionCode }]));
    }
    return made;
  });
  return Promise.all(accounts.map(async (id) => (await signedIn(id)).actor));
}

/** A draft of a kind that no rule reads. */
export function someDraft(more: Partial<PublicationDraft> = {}): PublicationDraft {
  const subjectId = more.subjectId ?? newId();
  return {
    kind: "news",
    regionCode: PLACES.county,
    title: `标题${subjectId.slice(-6)}`,
    summary: "摘要",
    content: { column: "work", columnName: "工作动态", body: "正文" },
    facets: { column: "work" },
    words: "正文",
    ...more,
    subjectId,
  };
}

/** Hands a draft over as somebody. */
export async function handOver(
  actor: StaffActor,
  draft: PublicationDraft,
): Promise<{ publicationId: string; revision: number }> {
  return transaction((tx) => submitPublication(tx, actor, draft));
}

/** The version in which a revision stands now. */
export async function versionOf(publicationId: string): Promise<number> {
  const found = await row<{ version: number }>(sql`
    select version from publication where id = ${publicationId}::uuid`);
  return found?.version ?? 0;
}

/** Writes, checks and releases by three people in turn. */
export async function publish(
  [writer, checker, releaser]: readonly StaffActor[],
  draft: PublicationDraft,
): Promise<string> {
  if (!writer || !checker || !releaser) throw new Error("three persons are needed");
  const { publicationId } = await handOver(writer, draft);
  await checkPublication(checker, { publicationId, version: 1 });
  await releasePublication(releaser, { publicationId, version: 2 });
  return publicationId;
}
