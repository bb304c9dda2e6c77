import { PublicLink } from "@/components/domain/public/public-link";
import type { Place } from "@/lib/domain/suggestions/filing/types";

/** The way down from the cities to the villages, by links; one may stop at any level. */
export function PlaceCascade({
  here,
  below,
  hrefDown,
  hrefChosen,
}: {
  here: Place | null;
  below: readonly Place[];
  hrefDown: (code: string) => string;
  hrefChosen: (code: string) => string;
}) {
  return (
    <section aria-labelledby="cascade" className="mt-8">
      <h2 id="cascade" className="text-lg font-semibold">
        {here ? `${here.above} ${here.name}` : "逐级选择"}
      </h2>
      {here && (
        <p className="my-4">
          <PublicLink className="btn btn-primary" href={hrefChosen(here.code)}>
            就选{here.name}
          </PublicLink>
        </p>
      )}
      {below.length > 0 && (
        <>
          {here && <p className="mb-2">或者再往下选：</p>}
          <ul className="suggest-places">
            {below.map(({ code, name, hasBelow }) => (
              <li key={code}>
                <PublicLink href={hasBelow ? hrefDown(code) : hrefChosen(code)}>{name}</PublicLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
