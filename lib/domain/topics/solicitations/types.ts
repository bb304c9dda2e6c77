import type { Published } from "@/lib/domain/publications/types";
import type { SolicitationContent } from "@/lib/domain/topics/solicitations/schema";
import type { PublicationStatus } from "@/lib/platform/generated/prisma/enums";
import type { Day } from "@/lib/shared/dates";

/** Not yet open, open, or ended: by days. */
export type SolicitationState = "upcoming" | "open" | "ended";

/** A solicitation for its office. */
export interface SolicitationDetail {
  id: string;
  title: string;
  period: string;
  intro: string;
  promise: string;
  fieldCodes: string[];
  opensOn: Day;
  closesOn: Day;
  regionCode: string;
  regionName: string;
  version: number;
  isExample: boolean;
  publicationStatus: PublicationStatus | null;
  topicCount: number;
}

/** A released solicitation. */
export interface PublicSolicitation {
  item: Published;
  content: SolicitationContent;
  state: SolicitationState;
}
