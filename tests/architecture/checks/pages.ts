import { hasRole, within } from "../module-path";
import { at, type Check, eachFile } from "../rule";
import type { Import } from "../source-tree";

const isPage = (path: string): boolean => /^app\/(.+\/)?page\.tsx$/.test(path);

/** A page is one component, found by reading the file from its default export. */
export const pagesAreComponents: Check = eachFile((file) => {
  if (!isPage(file.path)) return [];
  const main = file.body.find((statement) => statement.type === "ExportDefaultDeclaration");
  if (!main) return [at(file, 1, "has no default export written in it")];
  const component = main.declaration;
  const isNamed = component.type === "FunctionDeclaration" && /^[A-Z]/.test(component.id?.name ?? "");
  return isNamed ? [] : [at(file, main, "the default export is not a named function component")];
});

/** A page asks loaders, hands actions to forms, and knows lib by its pure rules and types beyond that. */
export const pagesCompose: Check = eachFile((file) =>
  isPage(file.path)
    ? file.imports
        .filter((one) => within(one.target ?? "", "lib") && !mayCompose(one))
        .map((one) =>
          at(file, one.line, `a page imports ${one.target}; it may ask loaders, actions, schema, rules and types`),
        )
    : [],
);

const mayCompose = (imported: Import): boolean =>
  hasRole(imported.target, "loaders", "actions", "schema", "rules", "types") ||
  /^lib\/platform\/(format|page-texts)(\.ts)?$/.test(imported.target ?? "") ||
  (imported.typeOnly && within(imported.target ?? "", "lib/platform"));
