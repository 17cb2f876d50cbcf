import type { StubRecords, StubUser } from './stub-records.ts';

/** What hosted AuthKit shows, in the plainest form: who are you, and where do you want to go? */
export function chooserPage(records: StubRecords, query: URLSearchParams): string {
  const people = [...records.users.values()].map((user) => personRow(records, query, user));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>WorkOS stub</title>
<h1>Sign in</h1><ul>${people.join('')}</ul>
<p><a href="${link(query, { choice: 'cancel' })}">Cancel</a></p>`;
}

function personRow(records: StubRecords, query: URLSearchParams, user: StubUser): string {
  const places = records.activeMemberships(user.id).map(({ organization_id: organization }) => {
    const name = escape(records.organizations.get(organization)?.name ?? organization);
    return `<a href="${link(query, { user: user.id, organization })}">${name}</a>`;
  });
  const alone = `<a href="${link(query, { user: user.id })}">${escape(user.email)}</a>`;
  return `<li>${[alone, ...places].join(' · ')}</li>`;
}

function link(query: URLSearchParams, choice: Record<string, string>): string {
  return escape(`?${new URLSearchParams({ ...Object.fromEntries(query), ...choice }).toString()}`);
}

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
