import "server-only";
import NextAuth from "next-auth";
import { isForm } from "./is-form";
import { isSameOrigin } from "./same-origin";
import { signInOptions } from "./sign-in-options";

interface RouteContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** All that our pages use of next-auth; the rest of its routes are not there. */
const ROUTES: ReadonlySet<string> = new Set(["GET csrf", "POST callback/credentials"]);

/** Hands a request of the sign-in page to next-auth, which checks its own token besides. */
export async function answerSignIn(request: Request, context: RouteContext): Promise<Response> {
  const { nextauth } = await context.params;
  if (!ROUTES.has(`${request.method} ${nextauth.join("/")}`)) return plainRefusal(404);
  if (request.method === "POST" && !isSameOrigin(request.headers)) return plainRefusal(403);
  if (request.method === "POST" && !isForm(request.headers)) return plainRefusal(415);
  const response: Response = await NextAuth(signInOptions())(request, context);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

function plainRefusal(status: 403 | 404 | 415): Response {
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
