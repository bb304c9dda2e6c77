import { classNames } from "@/components/ui/class-names";

type Badge = { glyph: string; name: string; position: number };

/** The class that gives a carrier's own colour to whatever is marked with it. */
export function badgeClass(position: number): string {
  return `badge-${((position - 1) % 8) + 1}`;
}

/** A carrier's glyph, colour and name: the same everywhere. */
export function CarrierBadge({ carrier, large }: { carrier: Badge; large?: boolean }) {
  return (
    <span
      className={classNames("badge-carrier", badgeClass(carrier.position), large && "badge-large")}
    >
      <i aria-hidden="true">{carrier.glyph}</i>
      <span className={large ? "sr-only" : undefined}>{carrier.name}</span>
    </span>
  );
}
