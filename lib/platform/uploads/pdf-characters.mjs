// @ts-check
// Character maps for Chinese PDFs whose fonts are not embedded. Such a file names one of Adobe's maps from
// its codes to glyph numbers; with no font in the file those numbers serve only to find the character. So
// our maps lead straight to Unicode: the "glyph number" is the character itself, and the map from numbers
// to characters is the identity. A file that uses real glyph numbers of Adobe's collections (Identity-H
// with a font that is not embedded) cannot be told apart from its letters this way and is not covered.

const TWO_BYTES = "1 begincodespacerange <0000> <FFFF> endcodespacerange";
const WIDE = /^Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)(?:-HW)?-[HV]$/;
const GBK = /^(?:GBK-EUC|GBKp-EUC|GBK2K|GB-EUC|GBpc-EUC)-[HV]$/;
const TO_UNICODE = /^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/;

function hex(value, digits) {
  return value.toString(16).padStart(digits, "0");
}

function gbkRanges() {
  const decoder = new TextDecoder("gbk");
  const lines = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length !== 1 || text === "\ufffd") continue;
      lines.push(`<${hex(lead, 2)}${hex(trail, 2)}> ${text.charCodeAt(0)}`);
    }
  }
  return lines;
}

/**
 * The text of a map, or null where there is none. `known` remembers what one document asked for: the
 * identity to Unicode is only given after one of our own maps.
 * @param {string} name @param {Set<string>} known
 */
export function cMapText(name, known) {
  const body = () => {
    if (WIDE.test(name)) return `${TWO_BYTES} 1 begincidrange <0000> <FFFF> 0 endcidrange`;
    if (GBK.test(name)) {
      const lines = gbkRanges();
      return (
        "2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange " +
        `1 begincidrange <20> <7e> 32 endcidrange ${lines.length} begincidchar ${lines.join(" ")} endcidchar`
      );
    }
    if (TO_UNICODE.test(name) && known.size > 0) {
      return `${TWO_BYTES} 1 beginbfrange <0000> <FFFF> <0000> endbfrange`;
    }
    return null;
  };
  const text = body();
  if (text !== null && !TO_UNICODE.test(name)) known.add(name);
  const isVertical = name.endsWith("V") ? 1 : 0;
  return text && `begincmap /WMode ${isVertical} def ${text} endcmap`;
}
