import { nothingHere } from "@/lib/api/core/methods";
import { OPENCX } from "@/lib/api/opencx/dialect";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere(OPENCX);
