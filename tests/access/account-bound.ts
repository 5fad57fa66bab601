import { Client } from "pg";
import { type Catalog, type Known, parsed, readCatalog } from "./account-keys";
import { isNode, listIn, nodeIn, nodesOf, numberIn, type Tree, type TreeNode, textIn } from "./query-tree";

// Says of a statement which rows of customers it reads that nothing in it leads to by an account: neither a key that carries
// the account's id (or leads to one row of one account), nor what was asked for, nor the access that the asking person has.

/** A statement inside the statement: where its names are looked up. */
interface Scope {
  readonly query: TreeNode;
  readonly above: Scope | null;
  /** What has to have a row for this one to have one: a FROM, an EXISTS and an IN that has to hold are of their statement. */
  readonly root: Scope | null;
  /** The customers' tables in its FROM, by their place there. */
  readonly read: Map<number, Read>;
}

/** One place in which a customers' table is read. */
interface Read {
  readonly table: string;
  readonly alias: string;
  readonly scope: Scope;
  isBound: boolean;
}

/** A column of a table that is read. */
interface Column {
  readonly read: Read;
  readonly column: string;
}
/** What one side of an equality is: a column, of a UNION one of each part, what was asked for, or what is made of rows. */
type Side = Column | "asked" | "computed";

/** Where all of these are of an account, so is this one. */
interface Lead {
  readonly from: readonly Read[];
  readonly to: Read;
}

/** Where a condition stands: places whose rows are there also where it does not hold, as the left of a LEFT JOIN, are `firm`. */
interface Where {
  readonly scope: Scope;
  readonly optional: ReadonlySet<number>;
}

const LEFT = 1;
const NOWHERE: ReadonlySet<number> = new Set();

class Judging {
  private readonly scopes = new Map<TreeNode, Scope>();
  private readonly reads: Read[] = [];
  private readonly leads: Lead[] = [];

  constructor(private readonly catalog: Catalog) {}

  /** The tables that nothing leads to, as they are called in the statement. */
  unbound(tree: Tree): string[] {
    for (const node of nodesOf(tree)) if (node.kind === "QUERY") this.enter(node, null, false);
    for (let isMore = true; isMore; ) {
      const next = this.leads.filter(({ from, to }) => !to.isBound && from.every(({ isBound }) => isBound));
      for (const { to } of next) to.isBound = true;
      isMore = next.length > 0;
    }
    return this.reads.filter(({ isBound }) => !isBound).map(({ table, alias }) => `${table} ${alias}`);
  }

  private enter(query: TreeNode, above: Scope | null, isFirm: boolean): Scope {
    const known = this.scopes.get(query);
    if (known) return known;
    const scope: Scope = { query, above, root: isFirm ? above : null, read: new Map() };
    this.scopes.set(query, scope);
    listIn(query, "rtable").forEach((entry, index) => {
      if (isNode(entry)) this.readFrom(scope, entry, index + 1);
    });
    const from = nodeIn(query, "jointree");
    if (from) this.conjunctsIn({ scope, optional: NOWHERE }, from);
    // What stands in lists, conditions and CTEs is a statement of its own, which sees this one's tables.
    for (const values of Object.values(query.fields))
      for (const inside of nodesOf(values)) if (inside.kind === "QUERY") this.enter(inside, scope, false);
    return scope;
  }

  private readFrom(scope: Scope, entry: TreeNode, place: number): void {
    const inside = nodeIn(entry, "subquery");
    if (inside) this.enter(inside, scope, true);
    const table = numberIn(entry, "rtekind") === 0 ? this.catalog.tables.get(textIn(entry, "relid")) : undefined;
    if (!table) return;
    const called = nodeIn(entry, "eref");
    const alias = called ? textIn(called, "aliasname") : table.name;
    // The account's own row is what an account is found by.
    const isBound = table.name === "account";
    const read: Read = { table: table.name, alias, scope, isBound };
    scope.read.set(place, read);
    this.reads.push(read);
  }

  /** What has to hold for a row to be there at all: what stands in an OR, a NOT or a CASE leads nowhere. */
  private conjunctsIn(where: Where, node: TreeNode): void {
    if (node.kind === "FROMEXPR" || node.kind === "JOINEXPR") this.joinsIn(where, node);
    else if (node.kind === "BOOLEXPR" && textIn(node, "boolop") === "and") {
      for (const part of listIn(node, "args")) if (isNode(part)) this.conjunctsIn(where, part);
    } else if (node.kind === "OPEXPR" || node.kind === "SCALARARRAYOPEXPR") {
      const [left, right] = listIn(node, "args");
      if (this.isEqual(node) && textIn(node, "useOr") !== "false")
        this.join(where, [left, this.sidesOf(left, where.scope)], [right, this.sidesOf(right, where.scope)]);
    } else if (node.kind === "SUBLINK") this.isAmong(where, node);
  }

  private joinsIn(where: Where, node: TreeNode): void {
    for (const part of [...listIn(node, "fromlist"), nodeIn(node, "larg"), nodeIn(node, "rarg")])
      if (part && isNode(part)) this.conjunctsIn(where, part);
    const quals = nodeIn(node, "quals");
    const right = node.kind === "JOINEXPR" && numberIn(node, "jointype") === LEFT ? nodeIn(node, "rarg") : null;
    const places = [...nodesOf(right ?? [])].filter(({ kind }) => kind === "RANGETBLREF");
    const optional = right ? new Set(places.map((place) => numberIn(place, "rtindex"))) : where.optional;
    if (quals) this.conjunctsIn({ scope: where.scope, optional }, quals);
  }

  private readonly isEqual = (node: TreeNode): boolean => this.catalog.equals.has(textIn(node, "opno"));

  /** `EXISTS (…)`, and `a IN (SELECT b …)`, also of several columns at once. */
  private isAmong(where: Where, node: TreeNode): void {
    const [query, kind] = [nodeIn(node, "subselect"), numberIn(node, "subLinkType")];
    if (!query || (kind !== EXISTS && kind !== ANY)) return;
    const inside = this.enter(query, where.scope, where.optional === NOWHERE);
    for (const pair of nodesOf(node.fields.testexpr)) {
      if (pair.kind !== "OPEXPR" || !this.isEqual(pair)) continue;
      const [left, right] = listIn(pair, "args");
      const nth = [...nodesOf(right)].find((part) => part.kind === "PARAM");
      if (nth)
        this.join(
          where,
          [left, this.sidesOf(left, where.scope)],
          [right, this.outOf(inside, numberIn(nth, "paramid"))],
        );
    }
  }

  private join(where: Where, [left, lefts]: Compared, [right, rights]: Compared): void {
    for (const one of lefts) this.lead(where, rights, one, this.isOptional(where, left));
    for (const one of rights) this.lead(where, lefts, one, this.isOptional(where, right));
  }

  private readonly isOptional = ({ optional }: Where, tree: Tree | undefined): boolean =>
    isNode(tree) && tree.kind === "VAR" && numberIn(tree, "varlevelsup") === 0 && optional.has(numberIn(tree, "varno"));

  /** `to`'s row is there only if it is equal to one of `from`. */
  private lead({ scope, optional }: Where, from: readonly Side[], to: Side, isOptional: boolean): void {
    if (typeof to === "string" || (optional !== NOWHERE && !isOptional) || rootOf(to.read.scope) !== rootOf(scope))
      return;
    const name = this.nameOf(to);
    const columns = from.filter((side) => typeof side !== "string");
    const isAsked = from.length > 0 && from.every((side) => side === "asked");
    if (isAsked && (name || isAccessOf(to))) to.read.isBound = true;
    else if (name && columns.length > 0 && from.every((side) => side === "asked" || this.nameOf(side) === name))
      this.leads.push({ from: columns.map(({ read }) => read), to: to.read });
  }

  private readonly nameOf = (side: Side): string | undefined =>
    typeof side === "string" ? undefined : this.catalog.names.get(`${side.read.table}.${side.column}`);

  /** Where an expression's value comes from; nothing where it is computed from rows. */
  private sidesOf(tree: Tree | undefined, scope: Scope): readonly Side[] {
    if (!isNode(tree)) return [];
    if (tree.kind === "VAR") return this.columnAt(scope, tree);
    if (tree.kind === "RELABELTYPE") return this.sidesOf(tree.fields.arg?.[0], scope);
    if (tree.kind === "SUBLINK") {
      const query = nodeIn(tree, "subselect");
      return query && numberIn(tree, "subLinkType") !== EXISTS
        ? this.outOf(this.enter(query, scope, false), 1)
        : ["computed"];
    }
    if (tree.kind === "CONST" && textIn(tree, "constisnull") === "true") return [];
    // What was asked for stands as a call; another constant is the statement's own, and names nobody.
    return [tree.kind === "CONST" || reads([tree]) ? "computed" : "asked"];
  }

  private columnAt(from: Scope, variable: TreeNode): readonly Side[] {
    let scope: Scope | null = from;
    for (let up = numberIn(variable, "varlevelsup"); up > 0; up -= 1) scope = scope?.above ?? null;
    if (!scope) return [];
    const [place, nth] = [numberIn(variable, "varno"), numberIn(variable, "varattno")];
    const read = scope.read.get(place);
    if (read) {
      const table = [...this.catalog.tables.values()].find(({ name }) => name === read.table);
      return [{ read, column: table?.columns[nth - 1] ?? "" }];
    }
    const entry = listIn(scope.query, "rtable")[place - 1];
    return isNode(entry) ? this.columnOf(scope, entry, nth) : [];
  }

  private columnOf(scope: Scope, entry: TreeNode, nth: number): readonly Side[] {
    const inside = nodeIn(entry, "subquery");
    if (inside) return this.outOf(this.enter(inside, scope, true), nth);
    const listed = [...listIn(entry, "joinaliasvars"), ...listIn(entry, "groupexprs")][nth - 1];
    if (listed) return this.sidesOf(listed, scope);
    const name = textIn(entry, "ctename");
    for (let at: Scope | null = scope; name && at; at = at.above) {
      const found = listIn(at.query, "cteList").find((cte) => isNode(cte) && textIn(cte, "ctename") === name);
      const query = isNode(found) ? nodeIn(found, "ctequery") : null;
      if (query) return this.outOf(this.enter(query, at, false), nth);
    }
    const calls = [...nodesOf(listIn(entry, "functions"))].filter(({ kind }) => kind === "FUNCEXPR");
    return calls.some((call) => this.catalog.own.has(textIn(call, "funcid"))) || !reads(listIn(entry, "functions"))
      ? ["asked"]
      : [];
  }

  /** A column that a statement inside gives out; of a UNION those of each part. */
  private outOf(scope: Scope, nth: number): readonly Side[] {
    const union = nodeIn(scope.query, "setOperations");
    if (union)
      return [...nodesOf(union)]
        .filter(({ kind }) => kind === "RANGETBLREF")
        .flatMap((leaf) => {
          const entry = listIn(scope.query, "rtable")[numberIn(leaf, "rtindex") - 1];
          return isNode(entry) ? this.columnOf(scope, entry, nth) : [];
        });
    const target = listIn(scope.query, "targetList")[nth - 1];
    return isNode(target) ? this.sidesOf(target.fields.expr?.[0], scope) : [];
  }
}

const reads = (trees: readonly Tree[]): boolean =>
  [...nodesOf(trees)].some(({ kind }) => kind === "VAR" || kind === "SUBLINK");

/** What says in which accounts a person is, and with which contracts: where an account is found to begin with. */
const isAccessOf = ({ read, column }: Column): boolean =>
  column === "person_id" && ["contract_access", "account_person"].includes(read.table);

type Compared = readonly [tree: Tree | undefined, sides: readonly Side[]];

const [EXISTS, ANY] = [0, 2];

function rootOf(scope: Scope): Scope {
  let root = scope;
  while (root.root) root = root.root;
  return root;
}

export interface Judge {
  /** The customers' tables of a statement that nothing leads to. */
  readonly unboundIn: (statement: string) => Promise<string[]>;
  readonly end: () => Promise<void>;
}

export async function openJudge(url: string, known: Known): Promise<Judge> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const catalog = await readCatalog(client, known);
  return {
    unboundIn: async (statement) => new Judging(catalog).unbound(await parsed(client, statement)),
    end: () => client.end(),
  };
}
