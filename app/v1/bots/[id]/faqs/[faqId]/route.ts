import { read, write } from "@/lib/api/core/operation";
import { withApi } from "@/lib/api/core/with-api";
import { deleteFaqContract, getFaqContract, updateFaqContract } from "@/lib/api/v1/bots";
import { deleteFaq } from "@/lib/domain/bots/delete-faq";
import { getFaq } from "@/lib/domain/bots/get-faq";
import { updateFaq } from "@/lib/domain/bots/update-faq";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = withApi(
  read(getFaqContract, getFaq),
  write(
    updateFaqContract,
    async (context, input, { version }) => ({ data: await updateFaq(context, { ...input, version }) }),
    { current: (context, { id, faqId }) => getFaq(context, { id: String(id), faqId: String(faqId) }) },
  ),
  write(deleteFaqContract, async (context, input, { version }) => ({
    data: await deleteFaq(context, { ...input, version }),
  })),
);
