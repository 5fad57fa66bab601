import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from "@prisma/driver-adapter-utils";

// The one thing the engine asks before it compares two schema files: which Postgres it is talking to.
const WHICH_POSTGRES = {
  columnNames: ["exists", "version", "numeric_version"],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, "PostgreSQL 18.0", 180000]],
};

const refuse = (): Promise<never> => Promise.reject(new Error("Comparing two schema files must not need a database."));

const queryable: SqlQueryable = {
  provider: "postgres",
  adapterName: "no-database",
  queryRaw: ({ sql }) => (sql.includes("server_version_num") ? Promise.resolve(WHICH_POSTGRES) : refuse()),
  executeRaw: refuse,
};

const connect = () =>
  Promise.resolve({
    ...queryable,
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    executeScript: refuse,
    startTransaction: refuse,
    dispose: () => Promise.resolve(),
  });

/** Stands in for a database where the engine only compares schema files, so that writing a migration needs none. */
export const noDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "no-database",
  connect,
  connectToShadowDb: connect,
};
