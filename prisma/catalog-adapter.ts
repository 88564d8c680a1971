import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";

/** PostgreSQL's one-byte type "char", which only its catalogue uses. */
const CHAR_TYPE_ID = 18;
const TEXT_TYPE_ID = 25;

/**
 * The PostgreSQL adapter, able to read the catalogue's columns of type "char" as well.
 *
 * The schema engine reads them to describe a database; the adapter refuses the type. So they pass the
 * adapter as text and get their type back behind it. The caller ends the pool.
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
