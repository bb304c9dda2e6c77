import { defineRoute } from "@/lib/access/route";
import { getCircular } from "@/lib/domain/circulars/queries";
import { letterOf } from "@/lib/domain/circulars/writing/rules";
import { writeLetter } from "@/lib/platform/documents/word";
import { fileHeaders } from "@/lib/shared/file-headers";

/** A circular in the form of an official document (Word). */
export const GET = defineRoute<{ id: string }>({
  name: "circular.export",
  handle: async (actor, _request, { id }) => {
    const circular = await getCircular(actor, id);
    const document = await writeLetter(letterOf(circular));
    const headers = fileHeaders(`${circular.title}.docx`, "docx");
    return new Response(new Uint8Array(document), { headers });
  },
});
