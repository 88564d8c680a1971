import type { Route } from "next";

export const INSTANCES_HREF = "/instances" as Route;
export const CREATE_INSTANCE_HREF = "/instances/create" as Route;

export function instanceHref(instanceId: string): Route {
  return `/instances/${encodeURIComponent(instanceId)}` as Route;
}
