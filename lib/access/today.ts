import { sql } from "@/lib/platform/sql";

/** Today in Asia/Shanghai by the database's clock. Dated rows hold from valid_from until the day before valid_to. */
export const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;
