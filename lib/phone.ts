/** Phone numbers as people read them. Safe for the browser, because it does not load the metadata of every country. */

/** Country codes of two digits. 1 and 7 have one digit, all others three. */
const TWO_DIGIT_CODES = /^(20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/**
 * How the countries group their digits from which numbers are brought most, as in libphonenumber. Numbers without a
 * pattern are not grouped, because a wrong grouping misleads.
 */
const GROUPS = [
  // Netherlands, France, Spain, Portugal, Belgium, Switzerland
  /^(31)(6)([1-57-9]\d{7})$/,
  /^(31)((?:1[16-8]|2[259]|3[124]|4[17-9]|5[124679])\d)(\d{3})(\d{3})$/,
  /^(31)([1-57]\d|8[1-9]|91)(\d{3})(\d{4})$/,
  /^(33)([1-79])(\d\d)(\d\d)(\d\d)(\d\d)$/,
  /^(34)([5-7]\d\d|[89][1-9]\d)(\d\d)(\d\d)(\d\d)$/,
  /^(351)(2[12])(\d{3})(\d{4})$/,
  /^(351)([36-9]\d\d|2[3-9]\d)(\d{3})(\d{3})$/,
  /^(32)(4[5-9]\d)(\d\d)(\d\d)(\d\d)$/,
  /^(41)([2-7]\d)(\d{3})(\d\d)(\d\d)$/,
  // United Kingdom, Denmark, Norway
  /^(44)(2\d)(\d{4})(\d{4})$/,
  /^(44)(7[1-57-9]\d\d)(\d{6})$/,
  /^(4[57])([2-7]\d)(\d\d)(\d\d)(\d\d)$/,
  // Mexico, Colombia, Peru, Central America
  /^(52)(33|5[56]|81)(\d{4})(\d{4})$/,
  /^(52)([2-9]\d\d)(\d{3})(\d{4})$/,
  /^(57)(3[0-357]\d|6\d\d)(\d{7})$/,
  /^(51)(9\d\d)(\d{3})(\d{3})$/,
  /^(50[2356])([2567]\d{3})(\d{4})$/,
  // Australia, India, the Philippines
  /^(61)(4\d\d)(\d{3})(\d{3})$/,
  /^(61)([2378])(\d{4})(\d{4})$/,
  /^(91)(9\d{4})(\d{5})$/,
  /^(63)(9\d\d)(\d{3})(\d{4})$/,
];

/**
 * Formats a number for people: "(312) 555-1234" for +1, otherwise in the international format, "+31 85 083 5037".
 * @param e164 the number in E.164; any other text is returned unchanged
 */
export function formatPhone(e164: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (us) return `(${us[1]}) ${us[2]}-${us[3]}`;
  const digits = /^\+(\d{7,15})$/.exec(e164)?.[1];
  if (!digits) return e164;
  for (const pattern of GROUPS) {
    const groups = pattern.exec(digits);
    if (groups) return `+${groups.slice(1).join(" ")}`;
  }
  const code = /^[17]/.test(digits) ? 1 : TWO_DIGIT_CODES.test(digits) ? 2 : 3;
  return `+${digits.slice(0, code)} ${digits.slice(code)}`;
}

/** The last four digits, which a release asks for as confirmation. */
export function lastFour(e164: string): string {
  return e164.slice(-4);
}
