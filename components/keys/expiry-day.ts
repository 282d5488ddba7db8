/** The end of a day in the reader's zone, as a moment; null for what is no day. */
export function endOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59.999`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The day of a moment in the reader's zone, as a date input has it: "2027-01-31". */
export function dayOf(moment: string): string {
  const at = new Date(moment);
  const year = String(at.getFullYear()).padStart(4, "0");
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${year}-${month}-${day}`;
}
