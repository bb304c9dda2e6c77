import type pg from "pg";
import { type PolicyFact, readPolicies, readTaskLists } from "../data-files";
import { stableId } from "../identity";
import { syncRows } from "../sync";

/*
 * The documents that are known from public sources. What a report or an interpretation says is known by
 * the facts that the example tasks quote from it: each is a point of that document, and the tasks cite it.
 * Of an opinion only its name is known; its text stays blank until somebody enters it.
 */

interface ClauseRow {
  id: string;
  document: string;
  position: number;
  number: string;
  heading: string | null;
  text: string;
}

/** The id of the point that a document's fact is. */
export function pointId(document: string, fact: string): string {
  return stableId("policy-clause", document, fact);
}

/** What the example tasks quote from a document, each once, in the order of the lists. */
function quotedFrom(document: string): string[] {
  const basis = readTaskLists().flatMap((list) => list.tasks.flatMap((task) => task.basis));
  return [...new Set(basis.filter(({ source }) => source === document).map(({ fact }) => fact))];
}

function clausesOf({ code, clauses }: PolicyFact): ClauseRow[] {
  const own = clauses.map((clause, index) => ({
    ...clause,
    id: stableId("policy-clause", code, String(index)),
    document: code,
    position: index + 1,
  }));
  const points = quotedFrom(code).map((text, index) => ({
    id: pointId(code, text),
    document: code,
    position: own.length + index + 1,
    number: `要点 ${index + 1}`,
    heading: null,
    text,
  }));
  return [...own, ...points];
}

/** Documents of regions that are not loaded are nobody's, or left out where they need one. */
async function standing(client: pg.PoolClient): Promise<PolicyFact[]> {
  const found = await client.query<{ code: string }>(
    "select code from region where code ~ '^\\d{6}$'",
  );
  const known = new Set(found.rows.map(({ code }) => code));
  const isKnown = ({ regionCode }: PolicyFact) => regionCode === null || known.has(regionCode);
  return readPolicies()
    .filter((policy) => policy.kind === "reference" || isKnown(policy))
    .map((policy) =>
      isKnown(policy) ? policy : { ...policy, regionCode: null, parentCode: null },
    );
}

const DOCUMENT_COLUMNS = [
  ...["code", "title", "publisher", "published_on", "summary", "position"],
  ...["kind", "region_code", "carrier_code", "parent_code", "is_example"],
];

/** Stores the known documents with their points; returns how many rows changed. */
export async function loadPolicies(client: pg.PoolClient): Promise<number> {
  const policies = await standing(client);
  const documents = policies.map((policy, index) => [
    ...[policy.code, policy.title, policy.publisher, policy.publishedOn, policy.summary, index + 1],
    ...[policy.kind, policy.regionCode, policy.carrier, policy.parentCode, policy.isExample],
  ]);
  const document = { table: "policy_document", key: ["code"], columns: DOCUMENT_COLUMNS };
  const changed = await syncRows(client, document, documents);
  const clauses = policies
    .flatMap(clausesOf)
    .map(({ id, document: of, position, number, heading, text }) => [
      ...[id, of, position, number, heading, text],
    ]);
  const columns = ["id", "document_code", "position", "number", "heading", "text"];
  return (
    changed + (await syncRows(client, { table: "policy_clause", key: ["id"], columns }, clauses))
  );
}
