/**
 * A function from a timezone to its formatter of dates. Formatters are cached, because creating one takes far longer than
 * using it.
 * @param options what the formatter writes
 */
export function formatterByZone(
  options: Intl.DateTimeFormatOptions,
): (timeZone: string) => Intl.DateTimeFormat {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const known = formatters.get(timeZone);
    if (known) return known;
    const formatter = new Intl.DateTimeFormat("en-US", { timeZone, ...options });
    formatters.set(timeZone, formatter);
    return formatter;
  };
}
