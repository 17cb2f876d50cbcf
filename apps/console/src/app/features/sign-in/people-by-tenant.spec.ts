import type { LocalPerson } from '@covibe/contracts';
import { peopleByTenant } from './people-by-tenant.js';

const person = (name: string, tenant: string): LocalPerson => ({
  developer_id: `dev_${name}`,
  name,
  handle: name.toLowerCase(),
  avatar_url: null,
  role: 'member',
  tenant_id: `tenant_${tenant}`,
  tenant_name: tenant,
});

const PEOPLE = [
  person('Yusuf', 'Tidewater'),
  person('Amara', 'Juniper'),
  person('Ines', 'Tidewater'),
];
const names = (wanted: string) =>
  peopleByTenant(PEOPLE, wanted).map((tenant) => [
    tenant.name,
    ...tenant.people.map(({ name }) => name),
  ]);

describe('the people of a server', () => {
  it('stand by tenant, all in the order of their names', () => {
    expect(names('')).toEqual([
      ['Juniper', 'Amara'],
      ['Tidewater', 'Ines', 'Yusuf'],
    ]);
  });

  it('are found by every word of name, handle or tenant', () => {
    expect(names('tide YU')).toEqual([['Tidewater', 'Yusuf']]);
    expect(names('nobody')).toEqual([]);
  });
});
