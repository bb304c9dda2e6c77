import type { StoredProfile } from "@/lib/domain/portal/settings/schema";
import type { PublicProfile } from "@/lib/domain/portal/types";

/** 网站设置 for whoever may change them. */
export interface PortalSettings {
  /** What the form shows: the draft where there is one, else what is in force. */
  values: StoredProfile;
  hasDraft: boolean;
  /** Marks the state that was read; a form that carries an older mark is refused. */
  seen: string;
  /** How the site would look with the draft. */
  preview: PublicProfile;
  /** Who last put settings into force, and when. */
  changedBy: { name: string; at: Date } | null;
}
