import { NextResponse } from "next/server";

/** Never runs. Without this file, Next would build the floor with the console's. */
export default function proxy() {
  return NextResponse.next();
}
export const config = { matcher: "/never" };
