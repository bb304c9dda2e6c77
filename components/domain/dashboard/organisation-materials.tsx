import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { EvidenceItem } from "@/lib/domain/evidence/types";
import { EvidencePicture } from "../evidence/evidence-tile";

/** 材料: the newest files of the organisation that the reader may see, as pictures. */
export function OrganisationMaterials({ materials }: { materials: readonly EvidenceItem[] }) {
  if (materials.length === 0) return null;
  return (
    <Card title="材料" aside={`最近 ${materials.length} 份`} className="no-print">
      <ul className="org-materials">
        {materials.map((item) => (
          <li key={item.id}>
            <Link
              href={`/desk/evidence/${item.id}`}
              aria-label={item.title ?? item.fileName}
              prefetch={false}
            >
              <EvidencePicture item={item} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
