import type { ActorOrganisation } from "@/lib/access/actor";
import type { Role } from "@/lib/platform/generated/prisma/enums";

/** What signing in has to know of an account. */
export interface SigningAccount {
  accountId: string;
  login: string;
  name: string;
  isExample: boolean;
  status: "active" | "disabled";
  passwordHash: string;
  mustChangePassword: boolean;
  totpSecret: string | null;
  hasEnrolled: boolean;
  organisation: ActorOrganisation;
  roles: Role[];
}

/** The page on which a sign-in goes on. */
export interface NextStep {
  path: string;
}

/** What the enrolment page shows: the secret in groups for typing, and the address for a QR code. */
export interface Enrolment {
  login: string;
  secret: string;
  address: string;
}
