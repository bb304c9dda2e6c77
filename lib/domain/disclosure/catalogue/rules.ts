/*
 * The catalogue tells machines which open tables there are: in the terms of DCAT, each with its two files, its
 * columns, its day and the licence.
 */
import type { OpenTableState } from "@/lib/domain/disclosure/tables/types";
import { dataSetData, type LinkedRecord } from "@/lib/domain/publications/linked-data/rules";

interface Site {
  name: string;
  sponsor: string;
  licence: string;
  addressOf: (path: string) => string;
}

const FORMATS = [
  { format: "csv", media: "text/csv" },
  { format: "json", media: "application/json" },
] as const;

function dataSet(table: OpenTableState, { sponsor, licence, addressOf }: Site) {
  const { code, name, note, source, update, fields, modified } = table;
  return {
    "@type": "dcat:Dataset",
    "dct:identifier": code,
    "dct:title": name,
    "dct:description": note,
    "dct:source": source,
    "dct:accrualPeriodicity": update,
    "dct:publisher": sponsor,
    "dct:license": licence,
    ...(modified ? { "dct:modified": modified } : {}),
    "dcat:distribution": FORMATS.map(({ format, media }) => ({
      "@type": "dcat:Distribution",
      "dcat:downloadURL": addressOf(`/api/open-data/${code}/${format}`),
      "dcat:mediaType": media,
    })),
    fields,
  };
}

/** The catalogue of all open tables. */
export function catalogueOf(tables: readonly OpenTableState[], site: Site) {
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
    },
    "@type": "dcat:Catalog",
    "dct:title": `${site.name}开放数据`,
    "dct:publisher": site.sponsor,
    "dct:license": site.licence,
    "dcat:landingPage": site.addressOf("/open-data"),
    "dcat:dataset": tables.map((table) => dataSet(table, site)),
  };
}

/** The same tables for search engines (schema.org). */
export function dataSetsOf(
  tables: readonly OpenTableState[],
  { licence, addressOf }: Pick<Site, "licence" | "addressOf">,
): LinkedRecord[] {
  return tables.map(({ code, name, note: description, modified }) =>
    dataSetData({
      ...{ name, description, licence, modified, url: addressOf("/open-data") },
      files: FORMATS.map(({ format, media }) => ({
        format: media,
        url: addressOf(`/api/open-data/${code}/${format}`),
      })),
    }),
  );
}
