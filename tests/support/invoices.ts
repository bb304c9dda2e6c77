import { deflateSync } from "node:zlib";
import { pdfOf } from "./hostile-office";

/** An electronic invoice as the tax office makes them: a PDF with its figures as a file inside. */
export interface Invoice {
  /** As it stands in the file: a literal string or hexadecimal digits, with their brackets. */
  name?: string;
  content?: string | Buffer;
  isPacked?: boolean;
  /** What stands in the place of the description of the file. */
  description?: string;
  /** More objects, numbered from 5. */
  more?: string[];
}

const XBRL =
  '<?xml version="1.0" encoding="UTF-8"?><xbrl xmlns="http://www.xbrl.org/2003/instance"><发票号码>24422000000012345678</发票号码></xbrl>';

/** The PDF of an invoice; what it carries may be anything. */
export function invoice({
  name = "(24422000000012345678.xml)",
  content = XBRL,
  isPacked = true,
  description = `<</Type/Filespec/F${name}/UF${name}/EF<</F 4 0 R/UF 4 0 R>>/AFRelationship/Data>>`,
  more = [],
}: Invoice = {}): Buffer {
  const raw = Buffer.from(content);
  const bytes = isPacked ? deflateSync(raw) : raw;
  const filter = isPacked ? "/Filter/FlateDecode" : "";
  const file = `<</Type/EmbeddedFile/Subtype/text#2Fxml${filter}/Length ${bytes.length}>>stream\n@@\nendstream`;
  const names = `/Names<</EmbeddedFiles<</Names[${name} 3 0 R]>>>>/AF[3 0 R]/PageMode/UseAttachments`;
  const whole = pdfOf(names, description, file, ...more);
  const at = whole.indexOf("@@");
  return Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + 2)]);
}
