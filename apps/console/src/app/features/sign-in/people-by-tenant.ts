import type { LocalPerson } from '@covibe/contracts';

export interface TenantPeople {
  readonly id: string;
  readonly name: string;
  readonly people: readonly LocalPerson[];
}

/** The people whose name, handle or tenant holds the wanted words, tenant by tenant, all by name. */
export function peopleByTenant(
  people: readonly LocalPerson[],
  wanted: string,
): readonly TenantPeople[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = people.filter(({ name, handle, tenant_name: tenant }) => {
    const said = `${name} ${handle} ${tenant}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
  const tenants = new Map<string, LocalPerson[]>();
  for (const person of found) {
    tenants.set(person.tenant_id, [...(tenants.get(person.tenant_id) ?? []), person]);
  }
  return [...tenants.entries()]
    .map(([id, members]) => ({ id, name: members[0]!.tenant_name, people: byName(members) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function byName(people: readonly LocalPerson[]): readonly LocalPerson[] {
  return [...people].sort((a, b) => a.name.localeCompare(b.name));
}
