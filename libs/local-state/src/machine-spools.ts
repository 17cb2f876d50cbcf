import { AGENT_TYPES, type AgentType } from '@covibe/contracts';
import { Spool } from './spool.js';

/** The spools of all agents of this machine for one server. */
export function machineSpools(
  stateFolder: string,
  origin: string,
): readonly { agent: AgentType; spool: Spool }[] {
  return AGENT_TYPES.map((agent) => ({ agent, spool: new Spool(stateFolder, origin, agent) }));
}
