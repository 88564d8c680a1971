import { answerQuery } from "@/lib/console/answer-query";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ operation: string }> },
): Promise<Response> {
  return answerQuery(request, (await params).operation);
}
