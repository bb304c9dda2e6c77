import type { InspectionResult } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

export type { InspectionResult };

/** An inspection order as lists show it. */
export interface InspectionRow {
  id: string;
  regionName: string;
  title: string;
  dueOn: Day;
  isCancelled: boolean;
  orderedByName: string;
  orderedAt: Date;
  asked: number;
  answered: number;
  /** Defects found in it that are not put right. */
  defects: number;
  isExample: boolean;
}

/** One venue of an order, or one inspection in a venue's history. */
export interface InspectionItem {
  id: string;
  inspectionId: string;
  title: string;
  dueOn: Day;
  isCancelled: boolean;
  venueId: string;
  venueName: string;
  venuePlace: string;
  regionName: string;
  result: InspectionResult | null;
  note: string;
  pictureIds: string[];
  remedyDueOn: Day | null;
  answeredAt: Date | null;
  answeredByName: string | null;
  remedyNote: string;
  remedyIds: string[];
  remediedAt: Date | null;
  remediedByName: string | null;
  mayAnswer: boolean;
}

/** An order with its venues. */
export interface InspectionDetail extends InspectionRow {
  note: string;
  isDrawn: boolean;
  drawnFrom: number | null;
  cancelReason: string | null;
  items: InspectionItem[];
  mayCancel: boolean;
}

/** A venue that can be chosen for an order. */
export interface InspectableVenue {
  id: string;
  name: string;
  kindName: string;
  regionName: string;
  inspectedOn: Day | null;
}
