import type { FeatureNames } from './feature-names.ts';

/** What the wire, the server and their test begin with: one route that answers for one workspace. */
export function serverRooms({ word, type, value, constant }: FeatureNames): Record<string, string> {
  const contracts = `libs/contracts/src/${word}`;
  const server = `apps/server/src/features/${word}`;
  return {
    [`${contracts}/index.ts`]: `export * from './${word}.endpoints.js';
export type * from './${word}.dto.js';
`,
    [`${contracts}/${word}.dto.ts`]: `import { IsInt, IsString, Min } from 'class-validator';

export class ${type}Reply {
  @IsString() workspace: string;
  @IsInt() @Min(0) members: number;
}
`,
    [`${contracts}/${word}.endpoints.ts`]: `import { endpoint } from '../kernel/endpoint.js';
import type { ${type}Reply } from './${word}.dto.js';

export const ${constant} = {
  read: endpoint<void, ${type}Reply>('GET', '/api/${word}', 'session'),
} as const;
`,
    [`${server}/index.ts`]: `export { ${type}Module } from './${word}.module.js';
`,
    [`${server}/${word}.module.ts`]: `import { Module } from '@nestjs/common';
import { ${type}Controller } from './${word}.controller.js';
import { ${type}Repository } from './${word}.repository.js';
import { ${type}Service } from './${word}.service.js';

@Module({ controllers: [${type}Controller], providers: [${type}Service, ${type}Repository] })
export class ${type}Module {}
`,
    [`${server}/${word}.controller.ts`]: `import { ${constant}, type ${type}Reply } from '@covibe/contracts';
import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { CurrentActor } from '../../platform/auth/current-actor.js';
import { Route } from '../../platform/http/route.js';
import { ${type}Service } from './${word}.service.js';

@Controller()
export class ${type}Controller {
  constructor(private readonly ${value}: ${type}Service) {}

  @Route(${constant}.read)
  read(@CurrentActor() actor: Actor): Promise<${type}Reply> {
    return this.${value}.read(actor);
  }
}
`,
    [`${server}/${word}.service.ts`]: `import type { ${type}Reply } from '@covibe/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { TenantDb } from '../../platform/database/tenant-db.js';
import { ${type}Repository } from './${word}.repository.js';

@Injectable()
export class ${type}Service {
  constructor(
    private readonly db: TenantDb,
    private readonly ${value}: ${type}Repository,
  ) {}

  read(actor: Actor): Promise<${type}Reply> {
    return this.db.within(actor, (tx) => this.${value}.ofWorkspace(tx));
  }
}
`,
    [`${server}/${word}.repository.ts`]: `import { Injectable } from '@nestjs/common';
import type { TenantTx } from '../../platform/database/tenant-tx.js';

interface ${type}Row {
  workspace: string;
  members: number;
}

@Injectable()
export class ${type}Repository {
  async ofWorkspace(tx: TenantTx): Promise<${type}Row> {
    const [row] = await tx.query<${type}Row>(
      \`select w.name as workspace,
              (select count(*)::integer from workspace_memberships m
                where m.workspace_id = w.id and m.status = 'active') as members
         from workspaces w
        where w.tenant_id = $1 and w.id = $2\`,
      [tx.tenantId, tx.workspaceId],
    );
    if (!row) throw new Error('the workspace of a signed-in person is always there');
    return row;
  }
}
`,
    [`test/e2e/${word}.e2e-spec.ts`]: `import { ${constant} } from '@covibe/contracts';
import { ${type}Reply } from '@covibe/contracts/dto';
import { BrowserPerson } from '../support/browser-person.js';
import { expectReply } from '../support/expect-reply.js';
import { plantTenant } from '../support/planted-tenant.js';
import { type TestApp, testApp } from '../support/test-app.js';

describe('GET /api/${word}', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await testApp();
  });
  afterAll(() => server.stop());

  const read = (person: BrowserPerson) => person.get(${constant}.read.path);

  it('answers for the workspace of the person who asks', async () => {
    const { admin } = await plantTenant(server.database, { name: '${word}-own' });
    const reply = await read(await BrowserPerson.signedIn(server, admin.id));
    expect(expectReply(${type}Reply, reply)).toEqual({ workspace: 'space-1', members: 2 });
  });

  it('refuses somebody who is not signed in (401)', async () => {
    expect((await read(new BrowserPerson(server))).statusCode).toBe(401);
  });
});
`,
  };
}
