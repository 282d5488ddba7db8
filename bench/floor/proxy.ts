import { NextResponse } from "next/server";

/** Never runs: without a file of its own the floor would be built with the console's. */
export default function proxy() {
  return NextResponse.next();
}
export const config = { matcher: "/never" };
