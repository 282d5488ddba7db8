/**
 * A monthly price, "$1.15 a month".
 * @param price US dollars as a decimal text ("1.15")
 */
export function formatPrice(price: string): string {
  const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(
    Number(price),
  );
  return `${dollars} a month`;
}
