import { AgentCaller } from './agent-caller.js';
import { type PlantedTenant, plantToken } from './planted-tenant.js';
import type { TestApp } from './test-app.js';

/** Hands out agents of a planted tenant's people, each with a token of their own. */
export function agentsOf(server: TestApp, tenant: PlantedTenant) {
  return async (
    developerId: string,
    { agentType = null, place = 0 }: { agentType?: string | null; place?: number } = {},
  ): Promise<AgentCaller> => {
    const workspaceId = tenant.workspaceIds[place] ?? '';
    const owner = { tenantId: tenant.id, workspaceId, developerId };
    const { token } = await plantToken(server.database, owner, { agentType });
    return new AgentCaller(server, token);
  };
}
