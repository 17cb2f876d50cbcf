import { Injectable } from '@nestjs/common';
import { Connections } from './connections.js';
import type { Tenancy } from './tenancy.js';

const PAGE = 500;

/**
 * What may be asked before a tenant is known. Each method calls one SECURITY DEFINER function of a
 * narrow role; the list is held by an ADR and a rules test.
 */
@Injectable()
export class SystemDb {
  constructor(private readonly connections: Connections) {}

  /** Every workspace, page by page, for jobs that then work inside each one. */
  async *workspaces(): AsyncGenerator<Required<Tenancy>> {
    let last = '';
    for (;;) {
      const page = await this.connections.query<{ tenant_id: string; workspace_id: string }>(
        'select tenant_id, workspace_id from app.workspaces_after($1, $2)',
        [last, PAGE],
      );
      for (const row of page) yield { tenantId: row.tenant_id, workspaceId: row.workspace_id };
      if (page.length < PAGE) return;
      last = page.at(-1)?.workspace_id ?? last;
    }
  }

  async ping(): Promise<void> {
    await this.connections.query('select 1');
  }
}
