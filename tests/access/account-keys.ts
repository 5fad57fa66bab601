import type { Client } from "pg";
import { readTree, type Tree } from "./query-tree";

/** What the catalog says that the check goes by. */
export interface Catalog {
  readonly tables: ReadonlyMap<string, { readonly name: string; readonly columns: readonly string[] }>;
  readonly equals: ReadonlySet<string>;
  /** What a column names one of, by `table.column`: equal names are then of one account. */
  readonly names: ReadonlyMap<string, string>;
  readonly own: ReadonlySet<string>;
}

/** Views of the viewer's access, whose columns have no keys. */
const OF_VIEWS = { account_id: "account", bill_group_id: "bill_group", contract_id: "contract" } as const;

export async function readCatalog(client: Client, { keys, children }: Known): Promise<Catalog> {
  const tables = await client.query(`
    SELECT relation.oid::text, relname AS name, relkind AS kind,
           array_agg(attname::text ORDER BY attnum) AS columns,
           bool_or(attname = 'account_id' AND NOT attisdropped) OR relname = 'account' AS theirs
    FROM pg_class relation JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0
    WHERE relnamespace IN ('public'::regnamespace, 'portal'::regnamespace) AND relkind IN ('r', 'p', 'v') GROUP BY 1, 2, 3`);
  const pairs = await client.query(
    `SELECT holder.relname || '.' || part.attname AS own, target.relname || '.' || aim.attname AS leads
     FROM pg_constraint key
     JOIN pg_class holder ON holder.oid = key.conrelid
     JOIN pg_class target ON target.oid = key.confrelid
     CROSS JOIN LATERAL unnest(key.conkey, key.confkey) AS pair (own, other)
     JOIN pg_attribute part ON part.attrelid = key.conrelid AND part.attnum = pair.own
     JOIN pg_attribute aim ON aim.attrelid = key.confrelid AND aim.attnum = pair.other
     WHERE key.contype = 'f' AND part.attname <> 'account_id'
       AND (key.conname = ANY ($1)
            OR EXISTS (SELECT FROM pg_attribute carried WHERE carried.attrelid = key.conrelid AND carried.attname = 'account_id'
                       AND carried.attnum = ANY (key.conkey)))`,
    [keys],
  );
  const equals = await client.query("SELECT oid::text FROM pg_operator WHERE oprname = '='");
  const own = await client.query(
    "SELECT oid::text FROM pg_proc WHERE pronamespace = 'portal'::regnamespace AND proname IN ('own', 'access_of', 'groups_to_change', 'viewer_id')",
  );
  const names = new Map<string, string>();
  const theirs = tables.rows.filter(({ theirs, name }) => theirs || children.includes(name));
  for (const { name, kind, columns } of theirs)
    for (const column of columns) {
      if (column === "account_id") names.set(`${name}.${column}`, "account");
      else if (column === "id") names.set(`${name}.id`, name);
      else if (kind === "v" && column in OF_VIEWS)
        names.set(`${name}.${column}`, OF_VIEWS[column as keyof typeof OF_VIEWS]);
    }
  // A key may lead to a column that leads on, so until nothing more is named.
  for (let known = 0; known < names.size; ) {
    known = names.size;
    for (const { own: from, leads } of pairs.rows) {
      const name = names.get(leads);
      if (name) names.set(from, name);
    }
  }
  return {
    ...{ names, equals: new Set(equals.rows.map(({ oid }) => oid)), own: new Set(own.rows.map(({ oid }) => oid)) },
    tables: new Map(theirs.map(({ oid, name, columns }) => [oid, { name, columns }])),
  };
}

export interface Known {
  /** Foreign keys without the account's id that lead to one row of the same account all the same. */
  readonly keys: readonly string[];
  /** Tables without it whose rows hang on one that has it. */
  readonly children: readonly string[];
}

/** As Postgres reads it: a view keeps the tree, and takes no parameters, so a setting of their type stands for each. */
export async function parsed(client: Client, sent: string): Promise<Tree> {
  const statement = sent.replace(/;\s*$/, "");
  await client.query(`PREPARE judged AS ${statement}`);
  const { rows } = await client.query(
    "SELECT parameter_types::text[] AS types FROM pg_prepared_statements WHERE name = 'judged'",
  );
  await client.query("DEALLOCATE judged");
  const types: string[] = rows[0].types;
  const text = statement.replace(
    /\$(\d+)/g,
    (_whole, nth: string) => `current_setting('asked.for')::${types[Number(nth) - 1]}`,
  );
  await client.query(`CREATE TEMP VIEW judged AS SELECT count(*) FROM (${text}) given`);
  const found = await client.query(
    "SELECT ev_action::text AS tree FROM pg_rewrite WHERE ev_class = 'pg_temp.judged'::regclass",
  );
  await client.query("DROP VIEW pg_temp.judged");
  return readTree(found.rows[0].tree);
}
