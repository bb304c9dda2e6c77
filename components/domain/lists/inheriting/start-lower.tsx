import { startLowerListAction } from "@/lib/domain/lists/actions";
import type { LowerPlace } from "@/lib/domain/lists/inheriting/types";
import { ActionForm } from "../../../forms/action-form";

/** Beginning an own list of a city or county from the issued list above. */
export function StartLower({ listId, places }: { listId: string; places: readonly LowerPlace[] }) {
  return places.map((place) => (
    <ActionForm
      key={place.regionCode}
      action={startLowerListAction}
      submit={`制定${place.regionName}的清单`}
      pendingText="正在生成草稿"
      variant="primary"
      hidden={{ listId, regionCode: place.regionCode }}
    />
  ));
}
