import type { CaseContent, PublicAdoption } from "@/lib/domain/cases/content/schema";
import type { Adoption, CaseDetail } from "@/lib/domain/cases/types";
import type { PublicationDraft } from "@/lib/domain/publications/types";
import { firstCharacters } from "@/lib/shared/text";

/** An adoption with those who learned from it. */
export interface AdoptionBranch<One extends { id: string; parentId: string | null }> {
  adoption: One;
  learners: AdoptionBranch<One>[];
}

/** Adoptions as a tree: who learned from whom. One whose teacher is not among them stands at the root. */
export function adoptionTree<One extends { id: string; parentId: string | null }>(
  adoptions: readonly One[],
): AdoptionBranch<One>[] {
  const known = new Set(adoptions.map(({ id }) => id));
  const beneath = (parent: string | null): AdoptionBranch<One>[] =>
    adoptions
      .filter(({ parentId }) =>
        parent === null ? !parentId || !known.has(parentId) : parentId === parent,
      )
      .map((adoption) => ({ adoption, learners: beneath(adoption.id) }));
  return beneath(null);
}

function publicAdoption(one: Adoption): PublicAdoption {
  const { id, parentId, organisationName, regionName, adoptedOn, adapted, result, figures } = one;
  return { id, parentId, organisationName, regionName, adoptedOn, adapted, result, figures };
}

/** What of a selected case the public may come to see, with its checked adoptions. */
export function publicationOf(found: CaseDetail, adoptions: readonly Adoption[]): PublicationDraft {
  const shown = adoptions.filter(({ status }) => status === "checked").map(publicAdoption);
  const content: CaseContent = {
    form: found.form,
    organisationName: found.organisationName,
    background: found.background,
    practice: found.practice,
    result: found.result,
    figures: found.figures,
    policy:
      found.policyCode && found.policyTitle
        ? { code: found.policyCode, title: found.policyTitle }
        : null,
    principles: (found.principles ?? []).map(({ name }) => name),
    reason: found.decisionReason ?? "",
    adoptions: shown,
  };
  const summary = firstCharacters(found.background.replace(/\s+/g, " "), 110);
  return {
    kind: "case",
    subjectId: found.id,
    regionCode: found.regionCode,
    carrierCode: found.carrierCode,
    title: found.title,
    summary,
    sourceTitle: found.organisationName,
    facets: { form: found.form, year: found.year, adoptions: shown.length },
    content,
    words: [
      found.organisationName,
      found.background,
      found.practice,
      found.result,
      ...shown.map(({ organisationName, adapted }) => `${organisationName} ${adapted}`),
    ].join(" "),
    pictureIds: found.pictureIds,
    isExample: found.isExample,
  };
}
