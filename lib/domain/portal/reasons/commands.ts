import "server-only";
import type { Actor } from "@/lib/access/actor";
import { replaceSetting } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { wordsOfReasons } from "@/lib/domain/portal/reasons/labels";
import type { SaveReasonsInput, StoredReasons } from "@/lib/domain/portal/reasons/schema";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { USUAL_REASONS } from "@/lib/domain/ratings/rules";
import { env } from "@/lib/platform/env";

const ACTION = "portal.save_reasons";

/** What is kept: nothing where the reasons are none or the usual ones, so that those stay in force. */
function ownOf(input: SaveReasonsInput): StoredReasons {
  const { visit, tour, suggestion, topic } = input;
  const own = Object.entries({ visit, tour, suggestion, topic }).filter(
    ([type, reasons]) =>
      reasons.length > 0 &&
      reasons.join("\n") !== USUAL_REASONS[type as keyof StoredReasons].join("\n"),
  );
  return Object.fromEntries(own);
}

/**
 * Sets which reasons rating forms offer from now on; what was given before stays as it was given. Throws `conflict`
 * where somebody else saved in between.
 */
export async function saveReasons(actor: Actor, input: SaveReasonsInput): Promise<void> {
  await requirePortalOffice(actor);
  const regionCode = env().HOST_REGION;
  await write(actor, { action: ACTION }, (tx) =>
    replaceSetting(tx, actor, {
      ...{ key: "rating_reasons", value: ownOf(input), action: ACTION, seen: input.seen },
      ...{ what: "评价理由", words: wordsOfReasons },
      about: { subjectType: "portal", subjectId: regionCode, regionCode },
    }),
  );
}
