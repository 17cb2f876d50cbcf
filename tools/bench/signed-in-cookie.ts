import pg from 'pg';

/** Makes a company of one with that workspace and signs its developer in. */
export async function signedInCookie(
  { origin, ownerUrl }: { origin: string; ownerUrl: string },
  workspace: string,
): Promise<string> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    insert into tenants (id, name, slug) values ('tenant_bench', 'Bench', 'bench');
    insert into developers (tenant_id, id, name, email, handle)
      values ('tenant_bench', 'dev_bench', 'Ada', 'ada@co-vibe.example', 'ada');
    insert into tenant_memberships (tenant_id, developer_id, role)
      values ('tenant_bench', 'dev_bench', 'admin');
    insert into workspaces (tenant_id, id, name, slug, created_by_developer_id)
      values ('tenant_bench', '${workspace}', 'Bench', 'bench', 'dev_bench');
    insert into workspace_memberships (tenant_id, workspace_id, developer_id)
      values ('tenant_bench', '${workspace}', 'dev_bench')`);
  await owner.end();
  const reply = await fetch(`${origin}/api/auth/local/sign-in`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ developer_id: 'dev_bench' }),
  });
  if (!reply.ok) throw new Error(`sign-in answered ${reply.status}: ${await reply.text()}`);
  const given = reply.headers.getSetCookie();
  return given.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}
