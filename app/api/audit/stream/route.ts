import { streamAuditEvents } from "@/lib/console/audit-stream";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return streamAuditEvents(request);
}
