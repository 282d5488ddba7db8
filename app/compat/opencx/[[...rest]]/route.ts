import { nothingHere } from "@/lib/api/methods";
import { OPENCX } from "@/lib/api/opencx/dialect";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere(OPENCX);
