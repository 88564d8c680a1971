import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

/** PostgreSQL's one-byte type "char", which only its catalogue uses. */
const CHAR_TYPE_ID = 18;
const TEXT_TYPE_ID = 25;

/**
 * The PostgreSQL adapter as migrations need it. The caller ends the pool.
 *
 * It reads the catalogue's columns of type "char" as well, by which the schema engine describes a
 * database; the plain adapter refuses the type. So they pass it as text and get their type back behind it.
 *
 * And it runs a migration whole or not at all; the plain adapter cuts it at every semicolon.
 */
export function catalogAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const charColumns = new WeakMap<object, number[]>();
  const factory = new PrismaPg(passCharAsText(pool, charColumns));
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect() {
      const adapter = await connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      return Object.assign(adapter, {
        async queryRaw(query: SqlQuery) {
          const result = await queryRaw(query);
          for (const column of charColumns.get(result.rows) ?? []) {
            result.columnTypes[column] = ColumnTypeEnum.Character;
          }
          return result;
        },
        executeScript: (script: string) => executeWhole(pool, script),
      });
    },
  });
}

/** Remembers the columns by the array of rows, which the adapter hands on as it is. */
function passCharAsText(pool: pg.Pool, charColumns: WeakMap<object, number[]>): pg.Pool {
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    async query(config: pg.QueryArrayConfig) {
      const result = await query(config);
      const columns = result.fields.flatMap((field, index) =>
        field.dataTypeID === CHAR_TYPE_ID ? [index] : [],
      );
      for (const column of columns) {
        Object.assign(result.fields[column] ?? {}, { dataTypeID: TEXT_TYPE_ID });
      }
      charColumns.set(result.rows, columns);
      return result;
    },
  });
}

/** In the transaction of the migration itself, so that there is no moment at which only one of them is done. */
const MARK_FINISHED = `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1
  WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

async function executeWhole(pool: pg.Pool, script: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(script);
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists");
    if (rows[0]?.exists === true) {
      await client.query(MARK_FINISHED);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw explainToEngine(error);
  } finally {
    client.release();
  }
}

/** The engine passes on the message of errors in this form only. */
function explainToEngine(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) {
    return error;
  }
  return new DriverAdapterError({
    kind: "postgres",
    code: error.code ?? "XX000",
    severity: error.severity ?? "ERROR",
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  });
}
