import "server-only";
import { type Actor, systemActor } from "@/lib/access/actor";
import { matrixOf } from "@/lib/domain/counters/matrix/queries";
import { type PeerKind, peerKind, peersWithin } from "@/lib/domain/counters/peers/rules";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import type { FigureQuery, Matrix, MatrixRow } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

// Peers are counted beyond the viewer's own region: only their middle and spread leave this file's callers.
const COUNTER_OF_PEERS = systemActor("同类地区");

/** The peers of a region with their figures, for the tasks that the viewer sees. */
export interface Peers {
  kind: PeerKind;
  rows: MatrixRow[];
}

async function directCounties(codes: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ code: string }>(sql`
    select code from region where code = any (${codes}::text[]) and is_direct_county`);
  return new Set(found.map(({ code }) => code));
}

/**
 * Those of the same kind as a region, itself left out; null where it has no kind. The viewer's reach must
 * have been tried by `scope`: it says which tasks are counted, not in which regions.
 */
export async function findPeers(
  actor: Actor,
  { scope, matrix }: { scope: FigureScope; matrix: Pick<Matrix, "region"> },
  query: FigureQuery,
): Promise<Peers | null> {
  const { region } = matrix;
  const kind = peerKind(region);
  const within = peersWithin(region);
  if (!kind || !within) return null;
  const above = await getFigureScope(COUNTER_OF_PEERS, within, query);
  const grain = kind === "prefecture" || region.level === "township" ? "children" : "counties";
  const asked = { ...query, regionCode: within, grain } as const;
  const found = await matrixOf(actor, { ...above, scopes: scope.scopes }, asked);
  const beside = found.rows.filter((row) => row.kind === "region" && row.code !== region.code);
  const direct = await directCounties(beside.map(({ code }) => code));
  const isKind = (row: MatrixRow) =>
    peerKind({ ...row, isDirectCounty: direct.has(row.code) }) === kind;
  return { kind, rows: beside.filter(isKind) };
}
