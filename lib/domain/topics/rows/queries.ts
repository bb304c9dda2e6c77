import "server-only";
import { isShown } from "@/lib/domain/publications/policy";
import {
  FACT_COLUMNS,
  type FactRow,
  newest,
  VOICE_JOINS,
} from "@/lib/domain/topics/verdicts/queries";
import { sql } from "@/lib/platform/sql";

/** A row of `TOPIC_COLUMNS`. */
export interface TopicRow extends FactRow {
  id: string;
  title: string;
  regionCode: string;
  regionName: string;
  fieldCode: string;
  fieldName: string;
  saidCount: number;
  said: string;
  place: string;
  reason: string;
  solicitationId: string | null;
  organisationId: string | null;
  cooperating: { id: string; name: string }[];
  unitName: string | null;
  roundId: string | null;
  dueOn: string | null;
  assignmentId: string | null;
  suggestionCount: number;
  isReopeningProposed: boolean;
  isExample: boolean;
  isPublic: boolean;
  version: number;
}

/** What commands and pages of the desk read of topic t. */
export const TOPIC_COLUMNS = sql`t.id, t.title, t.region_code as "regionCode", r.name as "regionName",
  t.field_code as "fieldCode", f.name as "fieldName", t.said_count as "saidCount", t.said, t.place,
  t.reason, t.solicitation_id as "solicitationId", t.organisation_id as "organisationId",
  n.organisation_name as "unitName", n.id as "roundId", to_char(n.due_on, 'YYYY-MM-DD') as "dueOn",
  t.assignment_id::text as "assignmentId",
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
    from topic_unit u join organisation o on o.id = u.organisation_id
    where u.topic_id = t.id) as cooperating,
  (select count(*)::int from topic_suggestion s where s.topic_id = t.id) as "suggestionCount",
  (t.reopening_proposed_at is not null or coalesce(${newest("upholding")} = 'returned', false))
    as "isReopeningProposed", t.is_example as "isExample",
  ${isShown(sql`'topic'`, sql`t.id`)} as "isPublic", t.version, ${FACT_COLUMNS}`;

/** Topic t with its region r, its field f and its running round n. */
export const TOPIC_SOURCE = sql`topic t join region r on r.code = t.region_code
  join topic_field f on f.code = t.field_code ${VOICE_JOINS}`;
