import "server-only";
import type { Actor } from "@/lib/access/actor";
import { replaceSetting } from "@/lib/access/settings";
import { write } from "@/lib/access/write";
import { DEFAULT_LICENCE, licenceOf } from "@/lib/domain/disclosure/licence/labels";
import type { SaveLicenceInput } from "@/lib/domain/disclosure/licence/schema";
import { requirePortalOffice } from "@/lib/domain/portal/settings/queries";
import { env } from "@/lib/platform/env";

const ACTION = "portal.save_licence";

/**
 * Sets under which terms open data may be used; who downloads from now on reads the new ones. Throws `conflict`
 * where somebody else saved in between.
 */
export async function saveLicence(actor: Actor, input: SaveLicenceInput): Promise<void> {
  await requirePortalOffice(actor);
  const words = input.words === DEFAULT_LICENCE ? "" : input.words;
  const regionCode = env().HOST_REGION;
  await write(actor, { action: ACTION }, (tx) =>
    replaceSetting(tx, actor, {
      ...{ key: "open_data_licence", value: { words }, action: ACTION, seen: input.seen },
      what: "使用许可",
      words: (value) => ({ words: { label: "使用许可", value: licenceOf(value) } }),
      about: { subjectType: "portal", subjectId: regionCode, regionCode },
    }),
  );
}
