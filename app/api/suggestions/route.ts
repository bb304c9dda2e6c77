import { holdHeaders } from "@/lib/access/public-hold";
import { publicLocation } from "@/lib/access/reader-view";
import { defineRoute } from "@/lib/access/route";
import { fileSuggestion } from "@/lib/domain/suggestions/filing/commands";
import { handBack, readFiling } from "@/lib/domain/suggestions/filing/schema";
import { readPhotos } from "@/lib/domain/suggestions/photos/commands";
import { PHOTO_WORDS, SENDING_BYTES } from "@/lib/domain/suggestions/photos/rules";
import { AppError, invalid } from "@/lib/platform/errors";
import { readForm } from "@/lib/platform/form-body";

function seeOther(request: Request, path: string, cookies: readonly string[]): Response {
  const headers = new Headers({
    Location: publicLocation(request, path),
    "Cache-Control": "no-store",
  });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/**
 * Files a suggestion with its photographs. What cannot be taken goes back to the form in the sender's own
 * browser, with the reason; the server keeps nothing of it.
 */
export const POST = defineRoute({
  name: "suggestion.file",
  open: true,
  handle: async (actor, request) => {
    const { form, isWhole } = await readForm(request, SENDING_BYTES);
    try {
      if (!isWhole) throw invalid({ photos: PHOTO_WORDS.large }, PHOTO_WORDS.large);
      const input = readFiling(form);
      const files = form.getAll("photos").filter((one) => one instanceof File && one.size > 0);
      const photos = await readPhotos(actor, files as File[]);
      const { code } = await fileSuggestion(actor, { input, photos });
      const cookies = [...holdHeaders("filed", code), ...holdHeaders("typed", "")];
      return seeOther(request, "/suggest/done", cookies);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { path, typed } = handBack(form, error);
      return seeOther(request, path, holdHeaders("typed", JSON.stringify(typed)));
    }
  },
});
