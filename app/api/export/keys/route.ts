import { exportKeyFile } from "@/lib/console/export-keys";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return exportKeyFile(request);
}
