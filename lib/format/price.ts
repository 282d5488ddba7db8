/**
 * A monthly price, "$1.15 a month".
 * @param price US dollars as a decimal text ("1.15"); null where the carrier does not say
 */
export function formatPrice(price: string | null): string {
  if (price === null) return "Price not known";
  const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(
    Number(price),
  );
  return `${dollars} a month`;
}
