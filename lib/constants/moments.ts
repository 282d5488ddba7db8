/** Whether a moment is of the years 1 to 9999 in UTC: the database has no year 0, and ISO 8601 no fifth digit. */
export function isKnownMoment(moment: Date): boolean {
  const year = moment.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
