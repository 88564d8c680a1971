import type { Database } from "@/lib/platform/db";
import type { SavedViewPage } from "./schema";

/** Whose views: nobody sees another's. */
export interface ViewOwner {
  readonly accountId: string;
  readonly userId: string;
}

export interface ViewRecord {
  id: string;
  page: string;
  viewName: string;
  query: string;
  createdAt: Date;
}

const VIEW_COLUMNS = { id: true, page: true, viewName: true, query: true, createdAt: true } as const;

/** The owner's views of a page, by name. */
export function listViews(db: Database, owner: ViewOwner, page: SavedViewPage): Promise<ViewRecord[]> {
  return db.savedView.findMany({
    where: { ...owner, page },
    orderBy: [{ viewName: "asc" }],
    select: VIEW_COLUMNS,
  });
}

/** Makes other saves of the same user wait until this transaction ends, so that none passes the limit. */
export async function lockViewsOf(db: Database, owner: ViewOwner): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM "user" WHERE id = ${owner.userId} FOR NO KEY UPDATE`;
}

export function findView(
  db: Database,
  owner: ViewOwner,
  { page, viewName }: { page: SavedViewPage; viewName: string },
): Promise<ViewRecord | null> {
  return db.savedView.findFirst({ where: { ...owner, page, viewName }, select: VIEW_COLUMNS });
}

/** Views of the owner on all pages. */
export function countViews(db: Database, owner: ViewOwner): Promise<number> {
  return db.savedView.count({ where: { ...owner } });
}

export async function insertView(db: Database, owner: ViewOwner, view: ViewRecord): Promise<void> {
  await db.savedView.createMany({ data: [{ ...owner, ...view }] });
}

export async function changeViewQuery(
  db: Database,
  owner: ViewOwner,
  viewId: string,
  query: string,
): Promise<void> {
  await db.savedView.updateMany({ where: { ...owner, id: viewId }, data: { query } });
}

/** `false` when the owner has no such view. */
export async function deleteView(db: Database, owner: ViewOwner, viewId: string): Promise<boolean> {
  const { count } = await db.savedView.deleteMany({ where: { ...owner, id: viewId } });
  return count === 1;
}
