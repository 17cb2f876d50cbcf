import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const CONTRACTS = resolve(import.meta.dirname, '../../../libs/contracts/src');

/** The body and reply of an endpoint exist only as types: `endpoint<ClaimRun, Run>(…)`. */
export interface EndpointTypes {
  readonly request: string;
  readonly reply: string;
}

/** Reads them from the sources, by the endpoint's name such as `HEALTH.ready`. */
export function endpointTypes(folder = CONTRACTS): Map<string, EndpointTypes> {
  const found = new Map<string, EndpointTypes>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2024, true);
    for (const statement of source.statements) collect(statement, found);
  }
  return found;
}

function collect(statement: ts.Statement, found: Map<string, EndpointTypes>): void {
  if (!ts.isVariableStatement(statement)) return;
  for (const { name, initializer } of statement.declarationList.declarations) {
    const table =
      initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer;
    if (!table || !ts.isObjectLiteralExpression(table)) continue;
    for (const property of table.properties) {
      if (!ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer))
        continue;
      const [request, reply] = property.initializer.typeArguments ?? [];
      if (!request || !reply) continue;
      found.set(`${name.getText()}.${property.name.getText()}`, {
        request: request.getText(),
        reply: reply.getText(),
      });
    }
  }
}
