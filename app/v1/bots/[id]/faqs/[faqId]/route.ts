import { deleteFaqContract, updateFaqContract } from "@/lib/api/contracts/bots";
import { write } from "@/lib/api/operation";
import { withApi } from "@/lib/api/with-api";
import { deleteFaq } from "@/lib/domain/bots/delete-faq";
import { updateFaq } from "@/lib/domain/bots/update-faq";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  write(updateFaqContract, async (context, input, { version }) => ({
    data: await updateFaq(context, { ...input, version }),
  })),
  write(deleteFaqContract, async (context, input, { version }) => ({
    data: await deleteFaq(context, { ...input, version }),
  })),
);
