export const dynamic = "force-dynamic";

/** The bare page whose client JavaScript is the floor of the budget. */
export default function Page() {
  return <p>Floor</p>;
}
