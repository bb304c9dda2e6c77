import { type LinkedRecord, linkedText } from "@/lib/domain/publications/linked-data/rules";

/** Facts of the page for machines (schema.org); data, never run. */
export function LinkedData({ data }: { data: LinkedRecord | readonly LinkedRecord[] }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose signs cannot end the block
      dangerouslySetInnerHTML={{ __html: linkedText(data) }}
    />
  );
}
