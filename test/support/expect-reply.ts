import {
  type ContractClass,
  schemaOf,
} from '../../apps/server/src/platform/contracts/schema-of.js';

/** Reads a JSON answer and holds it against its reply class: unknown and missing fields fail. */
export function expectReply<T extends object>(
  contract: ContractClass<T>,
  reply: { body: string },
): T {
  const body = JSON.parse(reply.body) as unknown;
  const result = schemaOf(contract)['~standard'].validate(body);
  if (result instanceof Promise) throw new Error('contract schemas are synchronous');
  if (result.issues) {
    const faults = result.issues.map(
      ({ path = [], message }) => `${path.map(nameOf).join('.')} ${message}`,
    );
    throw new Error(`not a ${contract.name}: ${faults.join('; ')}\n${reply.body}`);
  }
  return JSON.parse(reply.body) as T;
}

function nameOf(segment: PropertyKey | { key: PropertyKey }): string {
  return String(typeof segment === 'object' ? segment.key : segment);
}
