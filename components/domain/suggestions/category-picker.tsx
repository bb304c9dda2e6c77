import { PublicLink } from "@/components/domain/public/public-link";
import { CATEGORIES, type Category } from "@/lib/domain/suggestions/labels";

/** What a suggestion is about: one tap on a sign with its words. `hrefFor` leads on with the code. */
export function CategoryPicker({ hrefFor }: { hrefFor: (code: Category) => string }) {
  return (
    <ul className="suggest-choices">
      {CATEGORIES.map(({ code, name, note, sign }) => (
        <li key={code}>
          <PublicLink className="suggest-choice" href={hrefFor(code)}>
            <span className="suggest-sign" aria-hidden="true">
              {sign}
            </span>
            <span className="suggest-name">{name}</span>
            <span className="suggest-note">{note}</span>
          </PublicLink>
        </li>
      ))}
    </ul>
  );
}
