import { nothingHere } from "@/lib/api/core/methods";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = nothingHere();
