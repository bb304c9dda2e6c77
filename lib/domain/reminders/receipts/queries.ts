import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { getListHead } from "@/lib/domain/assignments/acknowledgements/queries";
import { canIssue } from "@/lib/domain/lists/policy";
import type { ListFacts } from "@/lib/domain/lists/types";
import { rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type {
  AnnouncedList,
  ReturnedReport,
  UnconfirmedOrganisation,
  UnconfirmedPage,
} from "./types";

const LISTS = 20;
const PAGE = 50;

function linkOf(listId: string): string {
  return `/desk/lists/${listId}/acknowledgements`;
}

/** The newest lists that the actor may issue and that were announced, with their receipts. */
export async function listAnnounced(actor: StaffActor): Promise<AnnouncedList[]> {
  if (!hasVerb(actor, "list.issue")) return [];
  const regions = actor.grants.map((grant) => grant.regionCode);
  const lists = await rows<ListFacts & { id: string; title: string }>(sql`
    select l.id, l.title, l.status, l.carrier_code as "carrierCode", l.region_code as "regionCode",
      l.consent_note as "consentNote",
      coalesce((select array_agg(c.code) from carrier c where c.parent_code = l.carrier_code), '{}')
        as "subCarrierCodes"
    from task_list l where l.region_code = any (${regions}::text[]) and l.status = 'issued'
    order by l.issued_at desc, l.id limit 200`);
  const mine = lists.filter((list) => canIssue(actor, list)).slice(0, LISTS);
  const links = mine.map((list) => linkOf(list.id));
  const counted = await rows<{ link: string; told: number; received: number }>(sql`
    select n.link, count(*)::int as told, count(n.received_at)::int as received
    from notification n where n.link = any (${links}::text[]) and n.needs_receipt group by 1`);
  return mine.flatMap(({ id, title }) => {
    const found = counted.find(({ link }) => link === linkOf(id));
    return found ? [{ listId: id, title, told: found.told, received: found.received }] : [];
  });
}

/** Organisations that were told of a list of the actor's and have not confirmed it, 50 at a time. */
export async function listUnconfirmed(
  actor: StaffActor,
  { listId, after }: { listId: string; after?: string | undefined },
): Promise<UnconfirmedPage> {
  const head = await getListHead(actor, listId);
  if (!head.mayRemind) throw notFound("清单");
  const found = await rows<UnconfirmedOrganisation>(sql`
    select n.id as "notificationId", o.name as "organisationName",
      (select string_agg(r.name, ' ' order by length(r.path)) from region r
        where r.code in (o.node_code, o.township_code)) as "placeName",
      to_json(n.created_at) #>> '{}' as "toldAt"
    from notification n join organisation o on o.id = n.organisation_id
    where n.link = ${linkOf(listId)} and n.needs_receipt and n.received_at is null
      and (${after ?? null}::uuid is null or n.id > ${after ?? null}::uuid)
    order by n.id limit ${PAGE + 1}`);
  const last = found[PAGE - 1];
  const next = found.length > PAGE && last ? last.notificationId : null;
  return { listId, title: head.title, rows: found.slice(0, PAGE), next };
}

/** What the actor returned or opened again in the last 60 days, the newest first, with its receipt. */
export async function listReturned(actor: StaffActor): Promise<ReturnedReport[]> {
  if (!hasVerb(actor, "report.review")) return [];
  return rows<ReturnedReport>(sql`
    select a.id::text as "assignmentId", t.title as "taskTitle", o.name as "organisationName",
      to_json(v.at) #>> '{}' as at, to_json(n.received_at) #>> '{}' as "receivedAt",
      n.received_by_name as "receivedByName"
    from review v join report p on p.id = v.report_id join assignment a on a.id = p.assignment_id
    join task t on t.id = a.task_id join organisation o on o.id = a.organisation_id
    join lateral (
      select n.received_at, n.received_by_name from notification n
      where n.link = '/desk/assignments/' || a.id and n.needs_receipt
        and n.created_at between v.at - interval '1 minute' and v.at + interval '1 minute'
      order by n.id desc limit 1) n on true
    where v.reviewer_id = ${actor.accountId}::uuid and v.decision in ('return', 'reopen')
      and v.at > now() - interval '60 days'
    order by v.at desc, v.id limit ${PAGE}`);
}
