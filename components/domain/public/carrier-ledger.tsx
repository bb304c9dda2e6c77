import type { PublicCarrier } from "@/lib/domain/lists/published/types";
import type { PublicEdition } from "@/lib/domain/sites/home/types";
import { percentText } from "@/lib/shared/figures";
import { CarrierBadge } from "./carrier-badge";
import { PublicLink } from "./public-link";

/** The carriers with their issued public tasks, and the completion that the newest edition published. */
export function CarrierLedger({
  carriers,
  edition,
}: {
  carriers: readonly PublicCarrier[];
  edition: PublicEdition | null;
}) {
  return (
    <ul className="ledger">
      {carriers.map((carrier) => (
        <li key={carrier.code}>
          <PublicLink href={`/carriers/${carrier.code}`}>
            <CarrierBadge carrier={carrier} large />
            <span>
              <b>{carrier.name}</b>
              <small>{carrierNote(carrier)}</small>
            </span>
            <span className="ledger-figure">
              {edition && <CarrierFigure edition={edition} code={carrier.code} />}
            </span>
          </PublicLink>
        </li>
      ))}
    </ul>
  );
}

function CarrierFigure({ edition, code }: { edition: PublicEdition; code: string }) {
  const progress = edition.byCarrier[code];
  if (!progress || progress.completion === null) return null;
  return (
    <>
      <strong>{percentText(progress.completion)}</strong>
      <small>完成率</small>
    </>
  );
}

function carrierNote(carrier: PublicCarrier): string {
  if (!carrier.year) return "今年的任务清单尚未下发";
  const lead = carrier.leadName ? `牵头单位：${carrier.leadName}　` : "";
  const sums = carrier.aggregateTasks > 0 ? `，另有 ${carrier.aggregateTasks} 项只公开汇总` : "";
  return `${lead}${carrier.year} 年公开任务 ${carrier.publicTasks} 项${sums}`;
}
