import "./cases.css";
import { fullDay } from "@/components/domain/public/full-day";
import { type AdoptionBranch, adoptionTree } from "@/lib/domain/cases/content/rules";
import type { PublicAdoption } from "@/lib/domain/cases/content/schema";
import { CaseFigures } from "./case-figures";

/** Who copied it, and who learned from them, as nested lists. */
export function AdoptionTree({ adoptions }: { adoptions: readonly PublicAdoption[] }) {
  return <Branches branches={adoptionTree(adoptions)} isFirst />;
}

function Branches({
  branches,
  isFirst,
}: {
  branches: readonly AdoptionBranch<PublicAdoption>[];
  isFirst?: boolean;
}) {
  return (
    <ul className={isFirst ? "case-tree" : undefined}>
      {branches.map(({ adoption, learners }) => (
        <li key={adoption.id}>
          <AdoptionEntry adoption={adoption} />
          {learners.length > 0 && <Branches branches={learners} />}
        </li>
      ))}
    </ul>
  );
}

function AdoptionEntry({ adoption }: { adoption: PublicAdoption }) {
  const { organisationName, regionName, adoptedOn, adapted, result, figures } = adoption;
  return (
    <>
      <h3>
        {organisationName} <small className="text-ink-hint">{regionName}</small>
      </h3>
      <p className="text-ink-hint">{fullDay(adoptedOn)}开始学用</p>
      <p className="case-text">因地制宜：{adapted}</p>
      <p className="case-text">结果：{result}</p>
      {figures.length > 0 && <CaseFigures figures={figures} />}
    </>
  );
}
