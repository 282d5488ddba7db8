/** The end of a day in the reader's timezone, as a timestamp; null if the text is not a date. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The day of a timestamp in the reader's timezone, in the format of a date input: "2027-01-31". */
export function dayOf(moment: string): string {
  const at = new Date(moment);
  const year = String(at.getFullYear()).padStart(4, "0");
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${year}-${month}-${day}`;
}
