import { type AreaCodeRecord, findAreaCode, isChoosable } from "./area-codes";

export type AreaCodeVerdict = { ok: true; areaCode: AreaCodeRecord } | { ok: false; message: string };

const TOLL_FREE = /^8(00|22|33|44|55|66|77|8\d)$/;
const NON_GEOGRAPHIC = /^(5(00|2[1-9]|3[238]|4[2-4]|66|77|88)|600|622|633|700|710)$/;

/**
 * Whether a number can be bought in this area code. If not, a sentence tells the person who typed it why.
 * @param code what was typed; surrounding spaces are ignored
 */
export function explainAreaCode(code: string): AreaCodeVerdict {
  const typed = code.trim();
  if (!/^[0-9]{3}$/.test(typed)) return no("An area code has three digits, such as 312.");
  const record = findAreaCode(typed);
  if (record && isChoosable(record)) return { ok: true, areaCode: record };
  return no(record ? explainUnavailable(record) : explainOther(typed));
}

/** Says why no numbers are sold in a geographic area code. */
function explainUnavailable(record: AreaCodeRecord): string {
  const { code, country, regionName } = record;
  if (!record.inService) {
    const opening = record.inServiceDate
      ? `not in service until ${formatDate(record.inServiceDate)}`
      : "not in service yet";
    return `${code} (${regionName}) is ${opening}. Choose another area code.`;
  }
  if (country === "CA") return `${code} belongs to ${regionName}, Canada. Choose a US area code.`;
  return `${code} belongs to ${regionName}, outside the US. Choose a US area code.`;
}

/** Says what three digits are that are no geographic area code. */
function explainOther(code: string): string {
  if (code === "911") return "911 is the emergency number, not an area code.";
  if (code === "988") return "988 is the crisis line, not an area code.";
  if (code.endsWith("11")) return `${code} is a service number, not an area code.`;
  if (TOLL_FREE.test(code)) return `${code} is a toll-free code. Choose a local area code.`;
  if (code === "900") return "900 is a premium-rate code. Choose a local area code.";
  if (NON_GEOGRAPHIC.test(code)) return `${code} is not tied to a place. Choose a local area code.`;
  return `There is no area code ${code}.`;
}

function formatDate(date: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
}

function no(message: string): AreaCodeVerdict {
  return { ok: false, message };
}
