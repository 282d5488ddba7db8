export const dynamic = "force-dynamic";

/** The bare page whose client JavaScript is the floor for the console's pages. */
export default function Page() {
  return <p>Floor</p>;
}
