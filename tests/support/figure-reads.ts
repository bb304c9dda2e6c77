import type { StaffActor } from "@/lib/access/actor";
import { listAdjustments } from "@/lib/domain/adjustments/queries";
import { adjustmentFilterSchema } from "@/lib/domain/adjustments/schema";
import { listToAcknowledge } from "@/lib/domain/assignments/acknowledgements/queries";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { listStandingOrganisations } from "@/lib/domain/assignments/standing/queries";
import { explainFigure } from "@/lib/domain/counters/formulas/queries";
import { readLeadPage } from "@/lib/domain/counters/leading/queries";
import { readMatrix } from "@/lib/domain/counters/matrix/queries";
import { readMeasures } from "@/lib/domain/counters/measures/queries";
import { readOrganisationPage } from "@/lib/domain/counters/organisation/queries";
import { readStuck } from "@/lib/domain/counters/stuck/queries";
import { listTaskFigures } from "@/lib/domain/counters/tasks/queries";
import { readTrend } from "@/lib/domain/counters/trend/queries";
import { readWall } from "@/lib/domain/counters/wall/queries";
import { readChain } from "@/lib/domain/duties/chain/queries";
import { gatherDraft } from "@/lib/domain/duties/drafts/queries";
import { getPoints } from "@/lib/domain/duties/points/queries";
import { listRecentEvidence } from "@/lib/domain/evidence/queries";
import { listFedValues } from "@/lib/domain/machine/fed/queries";
import { listMeetings } from "@/lib/domain/meetings/queries";
import { listReturned } from "@/lib/domain/reminders/receipts/queries";
import { listGridTasks } from "@/lib/domain/reports/grid/queries";
import { getHistory } from "@/lib/domain/reports/queries";
import { listSignals } from "@/lib/domain/sites/signals/queries";
import { readAnalysis } from "@/lib/domain/supervision/analysis/queries";
import { analysisFilterSchema } from "@/lib/domain/supervision/analysis/schema";
import { readFeedback } from "@/lib/domain/supervision/feedback/queries";
import { feedbackFilterSchema } from "@/lib/domain/supervision/feedback/schema";
import { readGuidance } from "@/lib/domain/supervision/guidance/queries";
import { guidanceFilterSchema } from "@/lib/domain/supervision/guidance/schema";
import { countOrders } from "@/lib/domain/supervision/orders/queries";
import { summariseOpenVoices } from "@/lib/domain/voices/answering/queries";
import type { PlanWorld } from "./plan-world";

/** Who looks, and at what: a county among others, a township and a village of it. */
export interface Readers {
  world: PlanWorld;
  /** The county's office. */
  county: StaffActor;
  countyLead: StaffActor;
  township: StaffActor;
  village: StaffActor;
  countyCode: string;
  townshipCode: string;
  listId: string;
  rootTaskId: string;
  assignmentId: string;
}

/** What bounds a module's read, and a page's read through it. */
interface FigureRead {
  why: string;
  read: (readers: Readers) => Promise<unknown>;
}

const YEAR = 2026;
const query = (regionCode: string) => ({ regionCode, year: YEAR, period: "year" }) as const;

/**
 * Modules that count the work themselves, as pages ask them: each reads by an index what belongs to one
 * organisation, township or county, never the whole table.
 */
export const FIGURE_READS: Record<string, FigureRead> = {
  "lib/domain/adjustments/queries.ts": {
    why: "waiting requests at a region, by (at_region_code, status)",
    read: ({ county }) => listAdjustments(county, adjustmentFilterSchema.parse({})),
  },
  "lib/domain/assignments/acknowledgements/queries.ts": {
    why: "lists delivered to one organisation, by organisation",
    read: ({ village }) => listToAcknowledge(village),
  },
  "lib/domain/assignments/past/queries.ts": {
    why: "the rows of a list page as of a past day, cell by cell",
    read: ({ county, countyCode }) =>
      listAssignments(county, {
        year: YEAR,
        show: "asked",
        period: "year",
        regionCode: countyCode,
      }),
  },
  "lib/domain/assignments/standing/queries.ts": {
    why: "who has not acknowledged one list, by list and organisation",
    read: ({ county, listId, countyCode }) =>
      listStandingOrganisations(county, listId, { place: countyCode, show: "waiting" } as never),
  },
  "lib/domain/counters/contributions/queries.ts": {
    why: "one task's values beneath a county, or of one organisation",
    read: async ({ county, countyCode, rootTaskId, village }) => {
      const asked = { year: YEAR, period: "year", measure: "value", rootTaskId } as const;
      await explainFigure(county, { ...asked, regionCode: countyCode });
      await explainFigure(village, { ...asked, organisationId: village.organisation.id });
    },
  },
  "lib/domain/counters/figures/queries.ts": {
    why: "a county by township and a township by organisation, by (node, township)",
    read: async ({ county, countyCode, townshipCode }) => {
      await readMatrix(county, query(countyCode));
      await readMatrix(county, query(townshipCode));
    },
  },
  "lib/domain/counters/leading/queries.ts": {
    why: "what waits at a lead's region, by (region, status); its lists",
    read: ({ countyLead, countyCode }) =>
      readLeadPage(countyLead, {
        ...query(countyCode),
        leadUnitId: countyLead.organisation.id,
      }).catch((error: Error & { code?: string }) => {
        if (error.code !== "not_found") throw error;
      }),
  },
  "lib/domain/counters/deliveries/queries.ts": {
    why: "how lists were delivered, by node, or in one township; with what is stuck there",
    read: ({ county, townshipCode, countyCode }) =>
      Promise.all([readStuck(county, query(countyCode)), readStuck(county, query(townshipCode))]),
  },
  "lib/domain/counters/measures/queries.ts": {
    why: "verified reports of a county, by node",
    read: ({ county, countyCode }) => readMeasures(county, query(countyCode)),
  },
  "lib/domain/counters/organisation/queries.ts": {
    why: "one organisation's own rows, and its peers in its county by node",
    read: ({ village }) =>
      readOrganisationPage(village, { organisationId: village.organisation.id, year: YEAR }),
  },
  "lib/domain/counters/tasks/queries.ts": {
    why: "a township by task, by (node, township)",
    read: ({ county, townshipCode }) => listTaskFigures(county, query(townshipCode)),
  },
  "lib/domain/counters/trend/queries.ts": {
    why: "a township's movements, by (node, township)",
    read: ({ county, townshipCode }) => readTrend(county, query(townshipCode)),
  },
  "lib/domain/counters/wall/queries.ts": {
    why: "a county's rows of the last days, by node",
    read: ({ county, countyCode }) => readWall(county, query(countyCode)),
  },
  "lib/domain/duties/chain/queries.ts": {
    why: "annual reports of a county, by node and the few tasks that ask for one",
    read: ({ county, countyCode }) => readChain(county, { regionCode: countyCode, year: YEAR }),
  },
  "lib/domain/duties/drafts/queries.ts": {
    why: "one organisation's own year",
    read: ({ village }) =>
      gatherDraft(village, {
        organisationId: village.organisation.id,
        year: YEAR,
        carriers: [],
      } as never),
  },
  "lib/domain/duties/points/queries.ts": {
    why: "one organisation's own clauses and assignments",
    read: ({ village }) =>
      getPoints(village, { organisationId: village.organisation.id, year: YEAR }),
  },
  "lib/domain/evidence/queries.ts": {
    why: "how often single files are cited, by file",
    read: ({ village, assignmentId }) => listRecentEvidence(village, assignmentId),
  },
  "lib/domain/machine/fed/queries.ts": {
    why: "one organisation's fed values",
    read: ({ village }) =>
      listFedValues(village, { organisationId: village.organisation.id, year: YEAR }),
  },
  "lib/domain/meetings/queries.ts": {
    why: "a meeting's own decisions",
    read: ({ county }) => listMeetings(county, {} as never),
  },
  "lib/domain/reminders/receipts/queries.ts": {
    why: "what one person decided, by reviewer and time",
    read: ({ township }) => listReturned(township),
  },
  "lib/domain/reports/grid/queries.ts": {
    why: "what one township enters for",
    read: ({ township }) => listGridTasks(township),
  },
  "lib/domain/reports/queries.ts": {
    why: "one assignment's own reports",
    read: ({ village, assignmentId }) => getHistory(village, assignmentId),
  },
  "lib/domain/sites/signals/queries.ts": {
    why: "the assignments of each named site's own organisation, by organisation",
    read: ({ county }) => listSignals(county),
  },
  "lib/domain/supervision/analysis/queries.ts": {
    why: "what counters say of a county, and its own rows by node",
    read: ({ county, countyCode }) =>
      readAnalysis(county, analysisFilterSchema.parse({ region: countyCode })),
  },
  "lib/domain/supervision/feedback/queries.ts": {
    why: "what came back and waits, by node and status",
    read: ({ county }) => readFeedback(county, feedbackFilterSchema.parse({})),
  },
  "lib/domain/supervision/guidance/queries.ts": {
    why: "one task in a county, by (task, node)",
    read: ({ county, countyCode }) =>
      readGuidance(county, guidanceFilterSchema.parse({ region: countyCode })),
  },
  "lib/domain/supervision/orders/queries.ts": {
    why: "orders by region and state",
    read: ({ county }) => countOrders(county),
  },
  "lib/domain/voices/answering/queries.ts": {
    why: "open voices of one's lists",
    read: ({ countyLead }) => summariseOpenVoices(countyLead),
  },
};

/** Modules of which another file has the database explain the statements. */
export const EXPLAINED_ELSEWHERE: Record<string, string> = {
  "lib/domain/assignments/todo/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/notifications/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/notifications/deliveries/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/reviews/desk/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/reviews/queue/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/search/reports/queries.ts": "tests/integration/list-plans.test.ts",
  "lib/domain/windows/openings/queries.ts": "tests/integration/list-plans.test.ts",
};

/** Modules whose counts are no figures of how far the work is, and what they are instead. */
export const NO_FIGURES: Record<string, string> = {
  "lib/domain/boundaries/previews/queries.ts":
    "what a change of boundaries is about to move, counted once for the preview before it is ordered",
  "lib/domain/assignments/following/queries.ts":
    "what issuing a list is about to change, counted once in its own transaction for the preview",
  "lib/domain/assignments/issuing/queries.ts":
    "how far the job that issues one list has come, and how many organisations it will ask",
  "lib/domain/machine/standing/queries.ts":
    "pages of open tasks that another system fetches with its own key; no figure of a page",
  "lib/domain/meetings/movement/queries.ts":
    "what moved since the last meeting, read inside the transaction that freezes the pack's edition",
  "lib/domain/meetings/packs/queries.ts":
    "the content of a pack, read inside the transaction that freezes its edition and shown from there",
  "lib/domain/supervision/proposals/queries.ts":
    "which organisations the nightly rule proposes to chase; a list of candidates, no figure",
  "lib/domain/windows/pauses/queries.ts":
    "what a pause is about to touch, counted once for the person who confirms it",
  "lib/domain/years/carrying/queries.ts":
    "what carrying a year over is about to make, counted once for the preview before it is confirmed",
  "lib/domain/years/closing/queries.ts":
    "what closing a year is about to leave open, counted once for the preview before it is confirmed",
  "lib/domain/years/reopening/queries.ts":
    "what opening a closed year again is about to touch, counted once for the preview",
};
